extension String {
    /// A stretch of a text, by its UTF-8.
    func slice(_ range: Range<Int>) -> String { String(range, of: utf8.span) }

    /// A stretch of UTF-8 that was strings before, as what is found in running text is.
    ///
    /// It is not looked through once more: cut between two characters, what is UTF-8 stays so.
    package init(_ range: Range<Int>, of text: Span<UInt8>) {
        let stretch = text.extracting(range)
        guard Self.beginsCharacter(range.lowerBound, of: text),
            Self.beginsCharacter(range.upperBound, of: text)
        else {
            self.init(decoding: stretch.indices.map { stretch[$0] }, as: UTF8.self)
            return
        }
        var signs: UInt8 = 0
        for index in stretch.indices { signs |= stretch[index] }
        self = unsafe String(copying: UTF8Span(unchecked: stretch, isKnownASCII: signs < 0x80))
    }

    /// Whether none goes on there.
    private static func beginsCharacter(_ index: Int, of text: Span<UInt8>) -> Bool {
        index == text.count || text[index] & 0xC0 != 0x80
    }
}
