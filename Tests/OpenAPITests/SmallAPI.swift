import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

/// Documents of one operation, and what is wrong in or with them.
enum SmallAPI {
    static let okay = #"{"200":{"description":"d"}}"#

    /// A document with these members beside version and title.
    static func text(_ members: String, version: String = "3.1.0") -> String {
        #"{"openapi":"\#(version)","info":{"title":"t","version":"1"},\#(members)}"#
    }

    /// A document in which `/a` takes a POST of this request body and gives this response.
    static func post(
        body: String? = nil, response: String = okay, more: String = "", version: String = "3.1.0"
    ) -> String {
        let request = body.map { #""requestBody":\#($0),"# } ?? ""
        return text(
            #""paths":{"/a":{"post":{\#(request)"responses":\#(response)}}}"#
                + (more.isEmpty ? "" : "," + more), version: version)
    }

    static func load(_ text: String, alongside others: [String: String] = [:]) throws
        -> OpenAPIDocument
    {
        try OpenAPIDocument.load(
            JSONDocument.parse(Array(text.utf8), name: "c/apis/api.json"),
            alongside: others.sorted { $0.key < $1.key }.map {
                try JSONDocument.parse(Array($0.value.utf8), name: $0.key)
            })
    }

    /// Rule and place of everything wrong in a document.
    static func problems(_ text: String, alongside others: [String: String] = [:]) throws
        -> [String]
    {
        do {
            _ = try load(text, alongside: others)
            return []
        } catch let error as OpenAPIError {
            return error.findings.map { "\($0.rule) \($0.location.pointer?.description ?? "")" }
        }
    }

    /// Rule and message of everything wrong with a body sent to `/a`.
    static func said(_ body: String, type: String, to text: String) throws -> [String] {
        let request = APIBench.request(.post, "/a", type: type, body: body)
        return try ExchangeJudge(load(text)).judge(request: request).requestFindings.map {
            "\($0.rule): \($0.message)"
        }
    }
}
