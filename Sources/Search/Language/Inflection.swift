/// Leads an inflected form to a known word by Swedish endings alone, exactly as the engine does.
enum Inflection {
    /// The known word that a form belongs to; itself where it is one.
    static func lemma(of form: String, known: Set<String>) -> String? {
        known.contains(form) ? form : base(of: form, known: known)
    }

    /// Another known word that a form belongs to, whether it is one itself or not.
    static func base(of form: String, known: Set<String>) -> String? {
        let bytes = Array(form.utf8)
        for rule in Swedish.inflections where bytes.count >= rule.ending.count + 2 {
            guard bytes.suffix(rule.ending.count).elementsEqual(rule.ending) else { continue }
            let stem = bytes.dropLast(rule.ending.count)
            for replacement in rule.replacements where stem.count + replacement.count > 2 {
                let candidate = String(decoding: stem + replacement, as: UTF8.self)
                if candidate != form, known.contains(candidate) { return candidate }
            }
        }
        return nil
    }
}
