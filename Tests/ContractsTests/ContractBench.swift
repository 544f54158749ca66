import Contracts
import Foundation
import JSONModel

/// Contracts written in a test, loaded from memory or from a folder of their own.
enum ContractBench {
    static let event = """
        {
          "type": "object",
          "properties": {
            "type": { "const": "parcel.sent.v1" },
            "data": { "$ref": "parts.v1.json#/$defs/parcel" }
          },
          "required": ["type", "data"],
          "additionalProperties": false,
          "examples": [{ "type": "parcel.sent.v1", "data": { "weight": 1 } }]
        }
        """
    static let parts = """
        { "title": "Parts", "$defs": { "parcel": {
            "properties": { "weight": { "type": "integer" } },
            "required": ["weight"], "additionalProperties": false } } }
        """
    static let api = """
        openapi: 3.1.0
        info: { title: Parcels, version: '1' }
        paths:
          /parcels:
            post:
              operationId: sendParcel
              x-moves-money: true
              parameters:
                - { name: Idempotency-Key, in: header, required: true, schema: { type: string } }
              requestBody:
                content:
                  application/json:
                    schema: { $ref: ../events/parts.v1.json#/$defs/parcel }
                    example: { weight: 2 }
              responses:
                '201': { description: made }
                4XX: { description: wrong }
                default: { description: any }
        """

    static func folder(
        event: String = event, parts: String = parts, api: String = api
    ) throws -> ContractFolder {
        try ContractFolder.compile(
            path: "c",
            events: [
                JSONDocument.parse(Array(parts.utf8), name: "c/events/parts.v1.json"),
                JSONDocument.parse(Array(event.utf8), name: "c/events/sent.v1.json"),
            ],
            apis: [YAMLDocument.load(Array(api.utf8), name: "c/apis/parcels.v1.yaml")])
    }

    /// Writes files into a fresh folder, hands over its path, and removes it.
    static func withFolder<Outcome>(
        _ files: [String: String], _ body: (String) throws -> Outcome
    ) throws -> Outcome {
        let path = NSTemporaryDirectory() + "contracts-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = path + "/" + name
            let parent = file.split(separator: "/").dropLast().joined(separator: "/")
            try FileManager.default.createDirectory(
                atPath: "/" + parent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        }
        return try body(path)
    }
}
