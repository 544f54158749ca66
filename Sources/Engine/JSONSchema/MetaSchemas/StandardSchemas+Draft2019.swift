extension StandardSchemas {
    static let draft2019Schema = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/schema",
          "$vocabulary": {
            "https://json-schema.org/draft/2019-09/vocab/core": true,
            "https://json-schema.org/draft/2019-09/vocab/applicator": true,
            "https://json-schema.org/draft/2019-09/vocab/validation": true,
            "https://json-schema.org/draft/2019-09/vocab/meta-data": true,
            "https://json-schema.org/draft/2019-09/vocab/format": false,
            "https://json-schema.org/draft/2019-09/vocab/content": true
          },
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "allOf": [
            { "$ref": "meta/core" }, { "$ref": "meta/applicator" },
            { "$ref": "meta/validation" }, { "$ref": "meta/meta-data" },
            { "$ref": "meta/format" }, { "$ref": "meta/content" }
          ],
          "properties": {
            "definitions": {
              "type": "object", "default": {}, "additionalProperties": { "$recursiveRef": "#" }
            },
            "dependencies": {
              "type": "object",
              "additionalProperties": {
                "anyOf": [
                  { "$recursiveRef": "#" }, { "$ref": "meta/validation#/$defs/stringArray" }
                ]
              }
            }
          }
        }
        """##

    static let draft2019Vocabularies = [
        core2019, applicator2019, validation2019, metaData2019, format2019, content2019,
    ]

    private static let core2019 = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/core",
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "properties": {
            "$id": { "type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$" },
            "$schema": { "type": "string", "format": "uri" },
            "$anchor": { "type": "string", "pattern": "^[A-Za-z][-A-Za-z0-9.:_]*$" },
            "$ref": { "type": "string", "format": "uri-reference" },
            "$recursiveRef": { "type": "string", "format": "uri-reference" },
            "$recursiveAnchor": { "type": "boolean", "default": false },
            "$vocabulary": {
              "type": "object", "propertyNames": { "type": "string", "format": "uri" },
              "additionalProperties": { "type": "boolean" }
            },
            "$comment": { "type": "string" },
            "$defs": {
              "type": "object", "default": {}, "additionalProperties": { "$recursiveRef": "#" }
            }
          }
        }
        """##

    private static let applicator2019 = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/applicator",
          "$recursiveAnchor": true,
          "properties": {
            "allOf": { "$ref": "#/$defs/schemaArray" },
            "anyOf": { "$ref": "#/$defs/schemaArray" },
            "oneOf": { "$ref": "#/$defs/schemaArray" },
            "not": { "$recursiveRef": "#" },
            "if": { "$recursiveRef": "#" },
            "then": { "$recursiveRef": "#" },
            "else": { "$recursiveRef": "#" },
            "dependentSchemas": {
              "type": "object", "additionalProperties": { "$recursiveRef": "#" }
            },
            "items": {
              "anyOf": [ { "$recursiveRef": "#" }, { "$ref": "#/$defs/schemaArray" } ]
            },
            "additionalItems": { "$recursiveRef": "#" },
            "unevaluatedItems": { "$recursiveRef": "#" },
            "contains": { "$recursiveRef": "#" },
            "properties": {
              "type": "object", "default": {}, "additionalProperties": { "$recursiveRef": "#" }
            },
            "patternProperties": {
              "type": "object", "default": {}, "propertyNames": { "format": "regex" },
              "additionalProperties": { "$recursiveRef": "#" }
            },
            "additionalProperties": { "$recursiveRef": "#" },
            "unevaluatedProperties": { "$recursiveRef": "#" },
            "propertyNames": { "$recursiveRef": "#" }
          },
          "$defs": {
            "schemaArray": {
              "type": "array", "minItems": 1, "items": { "$recursiveRef": "#" }
            }
          }
        }
        """##

    private static let validation2019 = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/validation",
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "properties": {
            "type": {
              "anyOf": [
                { "$ref": "#/$defs/simpleTypes" },
                {
                  "type": "array", "items": { "$ref": "#/$defs/simpleTypes" },
                  "minItems": 1, "uniqueItems": true
                }
              ]
            },
            "const": true,
            "enum": { "type": "array", "items": true },
            "multipleOf": { "type": "number", "exclusiveMinimum": 0 },
            "maximum": { "type": "number" },
            "exclusiveMaximum": { "type": "number" },
            "minimum": { "type": "number" },
            "exclusiveMinimum": { "type": "number" },
            "maxLength": { "$ref": "#/$defs/nonNegativeInteger" },
            "minLength": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
            "pattern": { "type": "string", "format": "regex" },
            "maxItems": { "$ref": "#/$defs/nonNegativeInteger" },
            "minItems": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
            "uniqueItems": { "type": "boolean", "default": false },
            "maxContains": { "$ref": "#/$defs/nonNegativeInteger" },
            "minContains": { "$ref": "#/$defs/nonNegativeInteger", "default": 1 },
            "maxProperties": { "$ref": "#/$defs/nonNegativeInteger" },
            "minProperties": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
            "required": { "$ref": "#/$defs/stringArray" },
            "dependentRequired": {
              "type": "object", "additionalProperties": { "$ref": "#/$defs/stringArray" }
            }
          },
          "$defs": {
            "nonNegativeInteger": { "type": "integer", "minimum": 0 },
            "nonNegativeIntegerDefault0": {
              "$ref": "#/$defs/nonNegativeInteger", "default": 0
            },
            "simpleTypes": {
              "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
            },
            "stringArray": {
              "type": "array", "items": { "type": "string" }, "uniqueItems": true, "default": []
            }
          }
        }
        """##

    private static let metaData2019 = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/meta-data",
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "properties": {
            "title": { "type": "string" },
            "description": { "type": "string" },
            "default": true,
            "deprecated": { "type": "boolean", "default": false },
            "readOnly": { "type": "boolean", "default": false },
            "writeOnly": { "type": "boolean", "default": false },
            "examples": { "type": "array", "items": true }
          }
        }
        """##

    private static let format2019 = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/format",
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "properties": { "format": { "type": "string" } }
        }
        """##

    private static let content2019 = ##"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/meta/content",
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "properties": {
            "contentEncoding": { "type": "string" },
            "contentMediaType": { "type": "string" },
            "contentSchema": { "$recursiveRef": "#" }
          }
        }
        """##
}
