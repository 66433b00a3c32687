internal import Diagnostics

/// Code between fences that nothing closes: CommonMark lets it go on to the end of what it stands in, so that the text below
/// becomes code and nobody is told.
extension DocumentParser {
    /// - Parameter depth: 1 for what stands in nothing but the page.
    mutating func checkFence(of node: CommonMarkNode, depth: Int) {
        guard conventions != nil, let fence = fence(of: node), !isClosed(node) else { return }
        // Headings, notes and items may be in it.
        document.isWhole = false
        report(
            .unclosedCode, at: position(of: node), text: fence,
            depth == 1
                ? "Kodblocket avslutas aldrig, så resten av sidan blir kod."
                : "Kodblocket avslutas aldrig, så resten av punkten eller citatet blir kod.",
            hint: "Skriv \(fence.utf8.count > 10 ? "lika många tecken" : fence) på en egen rad efter koden"
                + (depth == 1 ? "." : ", med samma indrag eller > framför som här."))
    }

    /// The signs that open a code block, `nil` where it is one because it is indented.
    private func fence(of node: CommonMarkNode) -> String? {
        let line = bytes(ofLine: node.startLine).dropFirst(node.startColumn - 1)
        guard let sign = line.first, Self.isFence(sign) else { return nil }
        let fence = String(decoding: line.prefix { $0 == sign }, as: UTF8.self)
        guard node.fenceInfo.isEmpty else { return fence }
        // The code between fences does not begin with the line that opens it.
        let first = restored(node.literal).utf8.prefix {
            $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
        }
        return first.elementsEqual(line) ? nil : fence
    }

    /// Whether the line on which cmark ended a code block between fences is one that closes it.
    private func isClosed(_ node: CommonMarkNode) -> Bool {
        // The last line of the text is one of the code.
        if node.endLine - node.startLine <= Self.lineCount(of: node.literal) { return false }
        // The line ended what the block stands in; it may open code itself.
        if node.following?.startLine == node.endLine { return false }
        var line = bytes(ofLine: node.endLine)
        while let byte = line.last, Self.isBlank(byte) { line.removeLast() }
        while let byte = line.first, Self.isBlank(byte) || byte == UInt8(ascii: ">") { line.removeFirst() }
        guard let sign = line.first, Self.isFence(sign) else { return false }
        return line.allSatisfy { $0 == sign }
    }

    private func bytes(ofLine number: Int) -> ArraySlice<UInt8> {
        (source.line(number + firstLine - 1).map { Array($0.utf8) } ?? [])[...]
    }

    private static func isFence(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func lineCount(of text: String) -> Int {
        var (count, last) = (0, UInt8(0))
        for byte in text.utf8 {
            // A carriage return before a line feed ends no line of its own.
            if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && last != UInt8(ascii: "\r") {
                count += 1
            }
            last = byte
        }
        return count
    }
}
