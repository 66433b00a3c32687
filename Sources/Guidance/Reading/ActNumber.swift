import Diagnostics

/// How acts and regulations are numbered: what the register knows them by, and what names their pages.
enum ActNumber {
    /// Whether an id is a number in SFS, `2010:110`, or one in a series of regulations, `HSLF-FS 2018:54`.
    static func isValid(_ id: String) -> Bool {
        let parts = id.split(separator: " ", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return isNumber(parts[0])
        // Of the old codes several have one number: `1736:0123 2`.
        case 2:
            return isNumber(parts[0])
                ? parts[1].count == 1 && isDigits(parts[1]) : isSeries(parts[0]) && isNumber(parts[1])
        default: return false
        }
    }

    /// The number that an id was probably meant to be: `2010:110` for `SFS 2010:110`, `SOSFS 2011:9` for `SOSFS 2011:9 (M)`.
    static func meant(by id: String) -> String? {
        let words = id.split { !$0.isLetter && !$0.isNumber && $0 != ":" && $0 != "-" }
        guard let index = words.firstIndex(where: isNumber) else { return nil }
        let number = String(words[index])
        guard let last = words[..<index].last else { return number }
        // `HSLF FS`
        let isHalf = last.uppercased() == "FS" && index > 1
        let series = isHalf ? "\(words[index - 2])-\(last)".uppercased() : last.uppercased()
        // `Patientlag` is none.
        let isOne = series.hasSuffix("FS") || series == last
        return isOne && isSeries(series[...]) ? "\(series) \(number)" : number
    }

    /// A year and a number: `2010:110`.
    private static func isNumber(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy(isDigits) && parts[0].count == 4
            && (1...4).contains(parts[1].count)
    }

    private static func isDigits(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Letters that begin and end with capitals, with hyphens between: `HSLF-FS`, `FoHMFS`. SFS is not written out.
    private static func isSeries(_ text: Substring) -> Bool {
        guard text.count > 1, text != "SFS", let first = text.first, let last = text.last else {
            return false
        }
        return first.isUppercase && last.isUppercase
            && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isLetter || "ÅÄÖåäö".contains($0) }
            }
    }
}

extension RecordReader {
    /// Reports an id that names no act as references do: it would name a page, and nothing would lead there.
    mutating func checkActNumber(_ id: String, key: String) {
        guard !id.isEmpty, !ActNumber.isValid(id) else { return }
        let advice =
            id.contains("/") && id.contains(where: \.isNumber)
            ? "Skriv EU:s rättsakter och förarbeten i referenser.yml, med numret sist i titeln."
            : "Skriv \"2010:110\" för en författning i SFS och \"HSLF-FS 2018:54\" för en föreskrift."
        report(
            .invalidID, at: range(of: key), "”\(id)” är inte numret på en författning.",
            hint: ActNumber.meant(by: id).map { "Menade du \"\($0)\"?" } ?? advice)
    }
}
