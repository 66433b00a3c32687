#!/bin/sh
# Runs every fuzzer for a time in seconds, one after the other: fuzz.sh TIME [TARGET…]
# What it finds is written to .build/fuzz/found; seeds come from Content and Tests.
set -eu
cd "$(dirname "$0")/../.."
time=${1:-600}
[ $# -gt 0 ] && shift
targets=${*:-markdown head registers drawing references templates requests}
export LOTS_FUZZ=1
# A build of its own: everything is watched for what it covers and for memory that it has no right to.
${SWIFT:-swift} build -c release --build-path .build/fuzz --product Fuzz \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld 2>&1 | tail -3
fuzz=.build/fuzz/release/Fuzz
corpus=.build/fuzz/corpus
found=.build/fuzz/found
mkdir -p "$found"
python3 Tests/Fuzz/seeds.py "$corpus"
# Swift keeps what it has made until the end: that is no leak.
export ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no
status=0
for target in $targets; do
    echo "== $target: $(find "$corpus/$target" -type f | wc -l) seeds, $time s"
    "$fuzz" "$target" "$corpus/$target" -max_total_time="$time" -timeout=10 -rss_limit_mb=4096 -max_len=8192 \
        -artifact_prefix="$found/$target-" -print_final_stats=1 >"$found/$target.log" 2>&1 || status=1
    grep -E "^SLOW|ERROR|SUMMARY|stat::number_of_executed_units|Test unit written|cov:" "$found/$target.log" | tail -6
done
exit $status
