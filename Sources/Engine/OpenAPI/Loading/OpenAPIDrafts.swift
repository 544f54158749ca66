import HTTPTypes
import JSONModel

/// The parts of a document as read, while schemas are still numbers.
struct DocumentDraft {
    var title = ""
    var version = ""
    var basePaths: [String] = []
    var operations: [OperationDraft] = []
}

struct OperationDraft {
    var id: String?
    var method: HTTPRequest.Method
    var path: String
    var pointer: JSONPointer
    var extensions: JSONObject
    var parameters: [ParameterDraft]
    var requestBody: RequestBodyDraft?
    var responses: [ResponseDraft]
}

struct ParameterDraft {
    var name: String
    var place: Parameter.Place
    var isRequired: Bool
    var value: ValueDraft
    var pointer: JSONPointer
}

struct ValueDraft {
    var schema: Int
    var isExploded: Bool
    var pointer: JSONPointer
}

struct RequestBodyDraft {
    var isRequired: Bool
    var content: [MediaTypeDraft]
}

struct MediaTypeDraft {
    var range: String
    var schema: Int?
}

struct ResponseDraft {
    var status: DocumentedResponse.Status
    var statusText: String
    var headers: [(name: HTTPField.Name, isRequired: Bool, value: ValueDraft)]
    var content: [MediaTypeDraft]
    var pointer: JSONPointer
}
