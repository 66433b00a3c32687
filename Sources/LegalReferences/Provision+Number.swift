extension Provision {
    /// The number of a chapter, a section or a point: digits and at most one letter, `27`, `3a`.
    ///
    /// A number and no string: every place that a text names is kept, compared and looked up.
    package struct Number: Sendable, Hashable {
        /// The number, and in the last byte its letter.
        let code: UInt32

        /// Longer numbers are none.
        static let mostDigits = 7

        /// - Parameters:
        ///   - value: of no more digits than that.
        ///   - letter: a small one, 0 where there is none.
        init(_ value: Int, letter: UInt8 = 0) {
            code = UInt32(truncatingIfNeeded: value) << 8 | UInt32(letter)
        }

        fileprivate init(code: UInt32) { self.code = code }

        var value: Int { Int(code >> 8) }
        /// 0 where there is none.
        var letter: UInt8 { UInt8(truncatingIfNeeded: code) }

        /// Adds it as it is written: `3a`, or with a space before the letter.
        func append(to text: inout [UInt8], isSpaced: Bool = false) {
            text += String(value).utf8
            guard letter != 0 else { return }
            if isSpaced { text.append(UInt8(ascii: " ")) }
            text.append(letter)
        }
    }

    /// Numbers that may be missing, in as little room as they need.
    struct Parts: Sendable, Hashable {
        /// Chapter, section, stycke and point; 0 where there is none. In this order an act prints its places.
        var codes = InlineArray<4, UInt32>(repeating: 0)

        @inline(__always)
        subscript(index: Int) -> Number? {
            get { codes[index] == 0 ? nil : Number(code: codes[index]) }
            set { codes[index] = newValue?.code ?? 0 }
        }

        static func == (a: Parts, b: Parts) -> Bool {
            a.codes[0] == b.codes[0] && a.codes[1] == b.codes[1] && a.codes[2] == b.codes[2]
                && a.codes[3] == b.codes[3]
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(UInt64(codes[0]) << 32 | UInt64(codes[1]))
            hasher.combine(UInt64(codes[2]) << 32 | UInt64(codes[3]))
        }
    }
}

extension Provision.Number: Comparable {
    /// 3 before 3 a before 10.
    package static func < (a: Self, b: Self) -> Bool { a.code < b.code }
}

extension Provision.Number: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        let letter = text.utf8.last.flatMap { Scan.isLower($0) ? $0 : nil } ?? 0
        self.init(Int(letter == 0 ? text : String(text.dropLast())) ?? 0, letter: letter)
    }
}
