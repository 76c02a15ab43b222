"""What is taken of an uploaded picture: its pixels, turned upright, and nothing else.

Limits are checked from the header, before anything is decoded.
"""

import io

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .keeping import KeptFile

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
MOST_PIXELS = 40_000_000
# WebP holds no longer side than 16,383.
LONGEST_SIDE = 16_000
WIDTHS = (320, 640, 1280, 1920)
# MPO is how phones write two pictures into one JPEG; the first one is meant.
SAVED_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}
SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# How files begin that are often sent under a picture's name.
OTHER_FORMATS = {
    b"GIF8": "GIF",
    b"%!PS": "EPS",
    b"\xc5\xd0\xd3\xc6": "EPS",
    b"%PDF": "PDF",
    b"SIMPLE  =": "FITS",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
    b"8BPS": "PSD",
    b"<svg": "SVG",
    b"<?xml": "SVG",
}
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError)


class PictureUpload(forms.FileField):
    """Gives back a new file with the picture alone, or says what was wrong."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.widget.attrs["accept"] = "image/jpeg,image/png,image/webp"

    def bound_data(self, data, initial):
        """A form that comes back shows the file that was sent, not the stored one."""
        return data or initial

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None or isinstance(upload, KeptFile):
            return upload
        try:
            return cleaned(upload)
        except ValidationError as refusal:
            named = {"file": upload.name, "sentence": refusal.messages[0]}
            raise ValidationError(
                _("“%(file)s”: %(sentence)s") % named, refusal.code
            ) from refusal


def cleaned(upload):
    """The picture as a new file; a refusal is a sentence for the editor."""
    if upload.size > LARGEST:
        raise ValidationError(
            _("The picture is larger than %(most)d MB. Save it smaller and try again."),
            "too_large",
            {"most": LARGEST // MEGABYTE},
        )
    picture = _opened(upload)
    _check_header(picture)
    try:
        picture.load()
    except BROKEN as error:
        raise _broken() from error
    return _rewritten(picture)


def _opened(upload):
    upload.seek(0)
    try:
        return Image.open(upload, formats=("JPEG", "PNG", "WEBP"))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise _not_taken(upload) from error
    except BROKEN as error:
        raise _broken() from error


def _check_header(picture):
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise _too_many_pixels()
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise ValidationError(
            _("The picture moves. Choose a still one."), "animated"
        ) from None


def _too_many_pixels():
    return ValidationError(
        _(
            "The picture has more than %(most)d million pixels or a side longer than"
            " %(side)d. Save it smaller and try again."
        ),
        "too_many_pixels",
        {"most": MOST_PIXELS // 1_000_000, "side": LONGEST_SIDE},
    )


def _broken():
    return ValidationError(
        _("The picture is broken or was not sent whole. Send it once more."), "broken"
    )


def _not_taken(upload):
    """Names the format, whatever the file is called."""
    upload.seek(0)
    start = upload.read(16).lstrip(b"\xef\xbb\xbf \t\r\n")
    for beginning, name in OTHER_FORMATS.items():
        if start.startswith(beginning):
            return ValidationError(
                _("This is a %(format)s file. Choose a JPEG, PNG or WebP picture."),
                "other_format",
                {"format": name},
            )
    return ValidationError(
        _("This is not a picture. Choose a JPEG, PNG or WebP file."), "no_picture"
    )


def _rewritten(picture):
    """Upright, in sRGB, without EXIF, comments or profiles."""
    kind = SAVED_AS[picture.format]
    upright = _in_screen_colours(_in_8_bits(ImageOps.exif_transpose(picture)))
    upright = upright.convert(_mode(upright, kind))
    upright.info = {}
    written = io.BytesIO()
    options = {} if kind == "PNG" else {"quality": 90}
    upright.save(written, kind, **options)
    return ContentFile(written.getvalue(), f"picture.{SUFFIXES[kind]}")


def _in_8_bits(picture):
    """Scanners write greys of 16 bits; Pillow takes nearly all of them for white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _mode(picture, kind):
    if kind != "JPEG" and picture.has_transparency_data:
        return "RGBA"
    return "L" if picture.mode in {"1", "L"} else "RGB"


def _in_screen_colours(picture):
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK", "L"}:
        return picture
    try:
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, *BROKEN):
        # A profile that cannot be read says nothing about the colours.
        return picture


def widths_for(width):
    """The widths that a picture is kept in; never more than it has."""
    return [w for w in WIDTHS if w < width] + [min(width, WIDTHS[-1])]


def size_name(name, width):
    return f"{name.rpartition('.')[0]}-{width}.webp"


def make_sizes(image):
    """Write the picture's smaller copies beside it."""
    with image.storage.open(image.name) as stored, Image.open(stored) as picture:
        picture.load()
    for width in widths_for(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        written = io.BytesIO()
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        small.save(written, "WEBP", quality=82)
        image.storage.save(
            size_name(image.name, width), ContentFile(written.getvalue())
        )
