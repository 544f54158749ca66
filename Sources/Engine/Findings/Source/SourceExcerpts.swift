/// Where reports get the source files from that findings point into.
///
/// This module reads no files: whoever does gives a closure from a finding's file name to the
/// file's bytes. Bytes and not text, because a finding may be that a file is no UTF-8.
package struct SourceExcerpts: Sendable {
    private let bytes: @Sendable (String) -> [UInt8]?

    package init(_ bytes: @escaping @Sendable (_ file: String) -> [UInt8]?) {
        self.bytes = bytes
    }

    /// No sources: reports show no excerpts, and columns they cannot convert are left out.
    package static let none = SourceExcerpts { _ in nil }

    func text(of file: String) -> SourceText? { bytes(file).map(SourceText.init) }
}

/// Reads each source once while a report is written.
struct SourceShelf {
    private let excerpts: SourceExcerpts
    private var texts: [String: SourceText?] = [:]

    init(_ excerpts: SourceExcerpts) { self.excerpts = excerpts }

    mutating func text(of file: String?) -> SourceText? {
        guard let file else { return nil }
        if let known = texts[file] { return known }
        let text = excerpts.text(of: file)
        texts[file] = .some(text)
        return text
    }
}
