/// A text as a key that equals another only when their code points are the same.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.hasSameCodePoints(as: right.text)
    }

    // Equal code points give equal hashes; that canonically equivalent texts share one is no harm.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
