import Contracts
import HTTPModel
import HTTPTypes
import JSONModel

/// A small shop: one API with two operations, one event, and one of each thing that can be exercised.
enum ShopContracts {
    static let api = """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        paths:
          /items/{item_id}:
            get:
              operationId: getItem
              parameters:
                - { name: item_id, in: path, required: true, schema: { type: string } }
                - { name: view, in: query, schema: { type: string, enum: [short, long] } }
              responses:
                '200':
                  description: The item.
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Item' } }
                '404': { description: None. }
          /items:
            post:
              operationId: addItem
              requestBody:
                required: false
                content:
                  application/json: { schema: { $ref: '#/components/schemas/Item' } }
              responses:
                '201': { description: Added. }
                '503': { description: Later. }
        components:
          schemas:
            Item:
              type: object
              required: [name]
              properties:
                name: { type: string }
                note: { type: [string, 'null'] }
                state: { type: string, enum: [new, sold] }
                parts: { type: array, items: { $ref: '#/components/schemas/Item' } }
                price:
                  oneOf:
                    - { type: integer }
                    - { $ref: '#/components/schemas/Range' }
                kind: { type: string }
              if: { properties: { kind: { const: used } }, required: [kind] }
              then: { required: [note] }
              additionalProperties: false
            Range:
              type: object
              properties: { from: { type: integer } }
        """
    static let event = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ItemSold",
         "type": "object", "required": ["type", "data"], "additionalProperties": false,
         "properties": {
           "type": {"const": "shop.item_sold.v1"},
           "data": {"type": "object", "required": ["reason"], "additionalProperties": false,
             "properties": {
               "reason": {"type": "string", "enum": ["bought", "gone"]},
               "gift": {"type": "boolean"}}}}}
        """

    static func folder() throws -> ContractFolder {
        try ContractFolder.compile(
            path: "c",
            events: [
                try JSONDocument.parse(Array(event.utf8), name: "c/events/item_sold.v1.json")
            ],
            apis: [try YAMLDocument.load(Array(api.utf8), name: "c/apis/shop.v1.yaml")])
    }

    static func get(_ path: String) -> RequestMessage {
        RequestMessage(.get, host: "shop.test", path: path)
    }

    static func post(_ body: String?) -> RequestMessage {
        RequestMessage(
            .post, host: "shop.test", path: "/items",
            fields: body == nil ? [:] : [.contentType: "application/json"],
            body: Array((body ?? "").utf8))
    }

    static func answer(_ status: Int, _ body: String? = nil) -> ResponseMessage {
        ResponseMessage(
            status: status, contentType: body == nil ? nil : "application/json",
            body: Array((body ?? "").utf8))
    }
}
