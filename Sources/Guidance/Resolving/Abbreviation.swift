/// Abbreviations whose full stop ends no sentence: what they stand for goes on with what comes after.
///
/// Those that sum up what came before, `m.m.`, `m.fl.`, `osv.`, are not among them: a capital after one begins a sentence.
enum Abbreviation {
    /// Each as its bytes in one number, without its last full stop.
    private static let known: Set<UInt64> = Set(
        """
        kap mom st p nr dnr prop bet dir rskr skr ref s sid f ff jfr a.a \
        ex t.ex bl.a s.k d.v.s dvs m.a.o ca enl ang betr inkl exkl resp ev p.g.a pga f.d f.n tf t.f \
        t.o.m fr.o.m kl tel
        """
        .split(separator: " ").map { word in word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })

    /// Whether one of them stands before a full stop, as `t.ex.` or as `t. ex.`.
    static func ends(_ bytes: Span<UInt8>, before stop: Int) -> Bool {
        var (word, length, index) = (UInt64(0), 0, stop)
        while true {
            let start = wordStart(bytes, before: index)
            let count = index - start
            guard count > 0, length + count <= 8, !isLetterBefore(bytes, start) else { return false }
            for offset in start..<index {
                word |= UInt64(bytes[offset]) << UInt64(8 * (length + index - 1 - offset))
            }
            length += count
            // A sentence may begin with it.
            let first = bytes[start] &- 0x41 < 26 ? UInt64(0x20) << UInt64(8 * (length - 1)) : 0
            if known.contains(word | first) { return true }
            // Of several parts each has a letter or two.
            guard count <= 2, length < 8, let end = partEnd(bytes, before: start) else { return false }
            word |= UInt64(UInt8(ascii: ".")) << UInt64(8 * length)
            length += 1
            index = end
        }
    }

    /// Where the part before another ends: at the full stop that parts them, a space after it or not.
    private static func partEnd(_ bytes: Span<UInt8>, before start: Int) -> Int? {
        var stop = start - 1
        if stop > 0, bytes[stop] == 0x20 { stop -= 1 }
        return stop > 0 && bytes[stop] == UInt8(ascii: ".") ? stop : nil
    }

    private static func wordStart(_ bytes: Span<UInt8>, before end: Int) -> Int {
        var start = end
        while start > 0, end - start <= 8, bytes[start - 1].isLetterOrDigit { start -= 1 }
        return start
    }

    /// Whether å, ä, ö or the like stands there, so that what comes after is no word.
    private static func isLetterBefore(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        start > 1 && bytes[start - 2] == 0xC3
    }
}
