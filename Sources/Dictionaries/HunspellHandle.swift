internal import CHunspell

/// A dictionary opened by libhunspell; one thread at a time may ask it.
@safe struct HunspellHandle: ~Copyable {
    private let handle: OpaquePointer

    /// `nil` where the dictionary is not in UTF-8, which is the only encoding that is asked in.
    init?(_ dictionary: SpellingDictionary) {
        guard let handle = unsafe Hunspell_create(dictionary.affixes, dictionary.words) else { return nil }
        guard let encoding = unsafe Hunspell_get_dic_encoding(handle),
            unsafe String(cString: encoding) == "UTF-8"
        else {
            unsafe Hunspell_destroy(handle)
            return nil
        }
        unsafe self.handle = handle
    }

    deinit { unsafe Hunspell_destroy(handle) }

    /// Whether the dictionary has a word, or can make it.
    func knows(_ word: String) -> Bool { unsafe Hunspell_spell(handle, word) != 0 }

    /// What libhunspell says of a word's build, a line for each way to read it.
    func readings(of word: String) -> [String] {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = unsafe Hunspell_analyze(handle, &list, word)
        return unsafe texts(of: list, count)
    }

    /// What libhunspell takes an unknown word for; slow, a hundred times what the other questions are.
    func suggestions(for word: String) -> [String] {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = unsafe Hunspell_suggest(handle, &list, word)
        return unsafe texts(of: list, count)
    }

    /// Copies a list that libhunspell has made, and frees it.
    @unsafe private func texts(
        of list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int32
    ) -> [String] {
        guard count > 0, let lines = unsafe list else { return [] }
        var texts: [String] = []
        for index in 0..<Int(count) {
            if let line = unsafe lines[index] { texts.append(unsafe String(cString: line)) }
        }
        var freed = unsafe list
        unsafe Hunspell_free_list(handle, &freed, count)
        return texts
    }
}
