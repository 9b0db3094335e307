#!/usr/bin/env bash
# Hunspell 1.7.1 with Stavekontrolden's Danish dictionary 2.7.001 (Debian's hunspell 1.7.1-1 and hunspell-da 1:7.5.0-1, the words that
# LibreOffice checks Danish with) takes common slips of official Danish for words, since the dictionary puts any two words together:
# - klagevejleding (klage + Vejle + ding) for klagevejledning, helbredstilstad (helbred + stil + stad) for helbredstilstand;
# - partshørring, sygedapenge, dokumention, intresse for partshøring, sygedagpenge, dokumentation, interesse.
# Of what it does see (sagsbehadler, afgørrelse) nothing is said here. A slip in the heading of an appeal guidance stays unmarked.
# Our spelling holds such compounds of very short parts against a list of the field's own words.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"; chmod 755 .
apt-cache policy hunspell | grep -q 1.7.1-1 || apt-get -qq update
apt-get -qq download hunspell=1.7.1-1 libhunspell-1.7-0=1.7.1-1 hunspell-da=1:7.5.0-1 2>/dev/null
for package in *.deb; do dpkg-deb -x "$package" root; done
library=$(dirname "$(find root -name 'libhunspell*.so*' | head -1)")
unknown() {
  printf '%s\n' "$@" | LC_ALL=C.UTF-8 LD_LIBRARY_PATH="$library" root/usr/bin/hunspell -d root/usr/share/hunspell/da_DK -i utf-8 -l | tr '\n' ' '
}
taken=$(unknown klagevejleding helbredstilstad partshørring sygedapenge dokumention intresse)
seen=$(unknown sagsbehadler afgørrelse)
echo "slips that are taken for wrong: »$taken« of six; of two others: »$seen«"
[ -z "$taken" ] && [ "$seen" = "sagsbehadler afgørrelse " ]
