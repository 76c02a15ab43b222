"""Headers that every answer carries."""

from django.conf import settings

PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# The admin opens its own pages in a frame nowhere; it only needs blob: to show
# a picture before it is uploaded.
ADMIN = {**PUBLIC, "img-src": "'self' data: blob:"}
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def policy(directives):
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class PolicyMiddleware:
    """Content-Security-Policy, Permissions-Policy and resource policy."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public, self.admin = policy(PUBLIC), policy(ADMIN)

    def __call__(self, request):
        response = self.get_response(request)
        at_desk = request.path.startswith(f"/{settings.ADMIN_PATH}")
        response.headers.setdefault(
            "Content-Security-Policy", self.admin if at_desk else self.public
        )
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if at_desk:
            response.headers["Cache-Control"] = "no-store"
        return response
