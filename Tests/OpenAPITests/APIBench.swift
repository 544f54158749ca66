import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

/// A small API to judge by, and short ways to ask for verdicts.
enum APIBench {
    static let text = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Parcels", "version": "1" },
          "servers": [{ "url": "https://api.test/base/" }],
          "paths": {
            "/parcels": {
              "get": {
                "operationId": "listParcels",
                "parameters": [
                  { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 50 } },
                  { "name": "tag", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "id", "in": "query", "explode": false,
                    "schema": { "type": "array", "items": { "type": "integer" } } },
                  { "name": "open", "in": "query", "schema": { "type": "boolean" } }
                ],
                "responses": { "200": { "description": "ok" }, "4XX": { "$ref": "#/components/responses/Problem" } }
              },
              "post": {
                "operationId": "sendParcel",
                "x-moves-money": true,
                "parameters": [{ "$ref": "#/components/parameters/Key" }],
                "requestBody": {
                  "required": true,
                  "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Parcel" },
                    "example": { "weight": 3 } } }
                },
                "responses": {
                  "201": {
                    "description": "made",
                    "headers": { "Location": { "required": true, "schema": { "type": "string", "pattern": "^/" } } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Parcel" } } }
                  },
                  "4XX": { "$ref": "#/components/responses/Problem" },
                  "default": { "description": "any", "content": { "text/plain": { "schema": { "type": "string", "minLength": 2 } } } }
                }
              }
            },
            "/parcels/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "pattern": "^p_" } }],
              "get": { "responses": { "200": { "description": "ok" } } },
              "delete": { "operationId": "dropParcel", "responses": { "204": { "description": "gone" } } }
            },
            "/parcels/recent": { "get": { "operationId": "recentParcels", "responses": { "200": { "description": "ok" } } } },
            "/parcels/{id}/stops/{stop}": {
              "get": {
                "operationId": "getStop",
                "parameters": [
                  { "name": "stop", "in": "path", "required": true, "schema": { "type": "integer" } },
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "ok" } }
              }
            }
          },
          "components": {
            "parameters": { "Key": { "name": "Idempotency-Key", "in": "header", "required": true, "schema": { "type": "string", "minLength": 3 } } },
            "responses": { "Problem": { "description": "no", "content": { "application/problem+json": { "schema": { "type": "object", "required": ["title"] } } } } },
            "schemas": { "Parcel": { "type": "object", "properties": { "weight": { "type": "integer", "examples": [1] } },
              "required": ["weight"], "additionalProperties": false } }
          }
        }
        """

    static func load(_ text: String = text) throws -> OpenAPIDocument {
        try OpenAPIDocument.load(JSONDocument.parse(Array(text.utf8), name: "api.json"))
    }

    static func request(
        _ method: HTTPRequest.Method, _ path: String, key: String? = nil, type: String? = nil,
        body: String = ""
    ) -> RequestMessage {
        var fields: HTTPFields = [:]
        if let key { fields[.idempotencyKey] = key }
        if let type { fields[.contentType] = type }
        return RequestMessage(
            method, host: "api.test", path: path, fields: fields, body: Array(body.utf8))
    }

    static func response(
        _ status: Int, type: String? = nil, location: String? = nil, body: String = ""
    ) -> ResponseMessage {
        var fields: HTTPFields = [:]
        if let location { fields[.location] = location }
        return ResponseMessage(
            status: status, contentType: type, fields: fields, body: Array(body.utf8))
    }

    /// Rule and message of everything wrong with a request.
    static func problems(_ request: RequestMessage) throws -> [String] {
        try ExchangeJudge(load()).judge(request: request).findings.map {
            "\($0.rule): \($0.message)"
        }
    }

    /// Rule and message of everything wrong with a response.
    static func problems(
        _ response: ResponseMessage, to request: RequestMessage
    ) throws -> [String] {
        try ExchangeJudge(load()).judge(response: response, to: request).findings
            .map { "\($0.rule): \($0.message)" }
    }
}
