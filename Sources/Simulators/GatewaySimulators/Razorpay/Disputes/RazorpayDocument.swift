import HTTPModel
import SimulationCore

/// A file the merchant uploaded to prove something.
struct RazorpayDocument: Sendable {
    static let prefix = "doc_"

    let id: String
    let name: String
    let mediaType: String
    let content: [UInt8]
    let createdAt: VirtualInstant

    private static let mediaTypes = ["image/jpg", "image/jpeg", "image/png", "application/pdf"]

    /// The media type the upload states or its name tells, if such files are taken.
    fileprivate static func mediaType(of file: MultipartForm.Part) -> String? {
        if let stated = file.mediaType, mediaTypes.contains(stated) { return stated }
        guard let name = file.fileName, let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        else { return nil }
        switch String(name[name.utf8.index(after: dot)...]).lowercased() {
        case "jpg", "jpeg": return "image/jpeg"
        case "png": return "image/png"
        case "pdf": return "application/pdf"
        default: return nil
        }
    }
}

extension RazorpayState {
    /// Keeps a file for later use as evidence.
    mutating func createDocument(_ request: RequestMessage) throws(RazorpayError) -> Int {
        guard let form = MultipartForm(request) else {
            throw .validation("The file field is required.", field: "file")
        }
        guard let purpose = form["purpose"] else { throw .required("purpose") }
        guard purpose.content.elementsEqual("dispute_evidence".utf8) else {
            throw .validation("The selected purpose is invalid.", field: "purpose")
        }
        guard let file = form["file"], file.fileName != nil else { throw .required("file") }
        guard let mediaType = RazorpayDocument.mediaType(of: file) else {
            throw .validation(
                "The file must be a file of type: jpg, jpeg, png, pdf.", field: "file")
        }
        let document = RazorpayDocument(
            id: identifiers.next(.document), name: file.fileName ?? "", mediaType: mediaType,
            content: Array(file.content), createdAt: now)
        return money.documents.add(document, id: document.id, at: now)
    }

    /// Where the document of that id stands.
    func documentPlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = money.documents.place(of: id) { return place }
        throw missing(id, prefix: RazorpayDocument.prefix)
    }
}

extension RazorpayJSONWriter {
    mutating func document(_ document: RazorpayDocument) {
        object { writer in
            writer.member("id", document.id)
            writer.member("entity", "document")
            writer.member("purpose", "dispute_evidence")
            writer.member("name", document.name)
            writer.member("mime_type", document.mediaType)
            writer.member("size", document.content.count)
            writer.member("created_at", document.createdAt.seconds)
        }
    }
}
