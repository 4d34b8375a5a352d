#!/bin/sh
# Draws the pictures of docs/screens.md anew from an album that `screens "every page is drawn*"` has made. Needs ImageMagick.
# Usage: docs/pictures/redraw.sh build/dev/screens
set -eu
album=${1:?the folder of the album}
here=$(dirname "$0")/screens

# wide: a tablet on its side; tall: a telephone.
draw() { convert "$album/$1.png" -resize "$3" +dither -colors 96 -strip PNG8:"$here/$2.png"; }
wide() { draw "$1" "$2" 640x; }
tall() { draw "$1" "$2" 300x; }

tall 01-unlock-412x915-dark unlock
tall 27-pin-again-412x915-light pin-again
tall 27-why-412x915-light why-looking
wide 11-today-1280x800-dark today
wide 28-today-presses-1280x800-light today-presses
wide 28-today-feed-stopped-1280x800-light today-feed-stopped
wide 03-before-you-ask-1280x800-dark before-you-ask
wide 05-capture-scene-1280x800-dark capture-scene
tall 06-capture-words-412x915-light capture-words
tall 07-capture-may-be-known-412x915-light may-be-known
wide 06-body-map-marked-1280x800-light body-map
tall 06-body-map-list-412x915-dark body-map-list
tall 06-show-the-child-412x915-light show-the-child
wide 08-before-you-drive-off-1280x800-light before-you-drive-off
wide 09-what-follows-1280x800-dark what-follows
tall 10-covered-412x915-dark covered
tall 25-camera-412x915-dark camera
tall 25-picture-drawn-412x915-light picture-drawn
wide 13-record-1280x800-light record
tall 13-record-history-412x915-dark record-history
tall 22-amending-412x915-light amending
wide 18-child-1280x800-light child
wide 25-same-child-beside-1280x800-light same-child
wide 16-differences-1280x800-light differences
wide 12-sending-1280x800-light sending
tall 12-sending-server-restored-412x915-dark sending-server-restored
tall 28-sending-disk-full-412x915-light sending-disk-full
tall 14-find-412x915-light find
wide 15-this-tablet-1280x800-light this-tablet
tall 28-this-tablet-does-not-fit-412x915-light this-tablet-does-not-fit
tall 26-change-pin-412x915-dark change-pin
tall 18-safe-and-well-412x915-light safe-and-well
wide 19-home-visit-resident-1280x800-dark home-visit
wide 22-referral-1280x800-light referral
wide 30-review-1280x800-light review-queue
wide 31-review-returned-1280x800-light review
tall 33-asked-of-you-412x915-light asked-of-you
tall 27-not-shown-412x915-light not-shown
