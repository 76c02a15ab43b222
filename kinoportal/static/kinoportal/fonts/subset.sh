#!/usr/bin/env bash
# Makes the *.woff2 beside it from the upstream fonts (SIL OFL 1.1, no reserved names),
# which lie as C.ttf (Commissioner[FLAR,VOLM,wght], 1.011), L.ttf (Literata[opsz,wght],
# 3.103) and LI.ttf (Literata-Italic) in the folder it is started in. Needs fonttools
# and brotli.
#
# BASE holds the letters of the three languages, Kazakh ones in both scripts, and the
# accents that names have most often, so that one file shapes a word. EXT holds all
# accents; tokens.css asks it for those that BASE lacks, the cards for all.
# A size for the eye (opsz) in each file costs a third of what the whole axis does.
# Running text has no bold (tokens.css sets it in the other face) and two kinds of
# figures: under 43 kB a file comes in one turn less of a slow line's start.
set -euo pipefail
BASE="U+20-7E,U+A0,U+A7,U+A9,U+AB,U+AD,U+B0,U+B1,U+B7,U+BB,U+C1,U+C4,U+C7-C9,U+D1,U+D3,U+D6,U+D7,U+DC,U+E0-E2,U+E4,U+E7-EB,U+ED-EF,U+F1,U+F3-F4,U+F6,U+F9-FA,U+FC,U+11E-11F,U+130-131,U+144,U+15E-15F,U+161,U+16A-16B,U+17E,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032-2033,U+2039,U+203A,U+20AC,U+20B8,U+2116,U+2122,U+2190-2193,U+2196-2199,U+2212,U+2260,U+301,U+401,U+404,U+406-407,U+40E,U+410-44F,U+451,U+454,U+456-457,U+45E,U+490-493,U+496-497,U+49A-49B,U+4A2-4A3,U+4AE-4B3,U+4B6-4B7,U+4BA-4BB,U+4D8-4D9,U+4E8-4E9"
EXT="U+A1-A3,U+BF-D6,U+D8-17F,U+218-21B,U+400,U+402-403,U+405,U+408-40D,U+40F,U+450,U+452-453,U+455,U+458-45D,U+45F"
FIGURES="pnum,onum,case"
FEATURES="kern,liga,locl,ccmp,mark,mkmk,calt,tnum,lnum"

cut() { # upstream file, axes, letters, name, further features
    fonttools varLib.instancer -q "$1" ${2} -o "$4.ttf"
    pyftsubset "$4.ttf" --output-file="$4.woff2" --unicodes="$3" --flavor=woff2 \
        --layout-features="$FEATURES${5:+,$5}" --no-hinting --desubroutinize \
        --name-IDs='0,1,2,3,4,5,6,13,14,16,17,25'
    rm "$4.ttf"
}

cut C.ttf "VOLM=100 FLAR=0:100 wght=300:900" "$BASE" commissioner-kino "$FIGURES"
cut C.ttf "VOLM=100 FLAR=0:100 wght=300:900" "$EXT" commissioner-kino-ext "$FIGURES"
cut L.ttf "opsz=22 wght=300:400" "$BASE" literata-kino
cut L.ttf "opsz=14:72 wght=300:650" "$EXT" literata-kino-ext "$FIGURES"
cut L.ttf "opsz=72 wght=300" "$BASE" literata-kino-display "$FIGURES"
cut LI.ttf "opsz=20 wght=400" "$BASE" literata-kino-italic "$FIGURES"
