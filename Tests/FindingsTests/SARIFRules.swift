import JSONModel
import JSONSchema

/// What SARIF 2.1.0 demands of the members we write, as a schema of our own with closed objects.
enum SARIFRules {
    static func schema() throws -> CompiledSchema {
        var registry = SchemaRegistry()
        try registry.add(JSONDocument.parse(Array(text.utf8), name: "sarif.json"))
        return try registry.compile("sarif.json")
    }

    private static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object", "additionalProperties": false, "required": ["version", "runs"],
          "properties": {
            "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
            "version": {"const": "2.1.0"},
            "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}}
          },
          "$defs": {
            "run": {
              "type": "object", "additionalProperties": false,
              "required": ["tool", "invocations", "columnKind", "results"],
              "properties": {
                "tool": {
                  "type": "object", "additionalProperties": false, "required": ["driver"],
                  "properties": {"driver": {"$ref": "#/$defs/driver"}}
                },
                "automationDetails": {
                  "type": "object", "additionalProperties": false,
                  "properties": {"id": {"type": "string"}}
                },
                "invocations": {"type": "array", "items": {"$ref": "#/$defs/invocation"}},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}}
              }
            },
            "driver": {
              "type": "object", "additionalProperties": false, "required": ["name", "rules"],
              "properties": {
                "name": {"type": "string"},
                "version": {"type": "string", "minLength": 1},
                "notifications": {
                  "type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/descriptor"}
                },
                "rules": {
                  "type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/descriptor"}
                }
              }
            },
            "descriptor": {
              "type": "object", "additionalProperties": false, "required": ["id"],
              "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/message"},
                "fullDescription": {"$ref": "#/$defs/message"},
                "help": {"$ref": "#/$defs/message"}
              }
            },
            "message": {
              "type": "object", "additionalProperties": false, "required": ["text"],
              "properties": {"text": {"type": "string", "pattern": "^([^{}]|\\{\\{|\\}\\})*$"}}
            },
            "invocation": {
              "type": "object", "additionalProperties": false, "required": ["executionSuccessful"],
              "properties": {
                "executionSuccessful": {"type": "boolean"},
                "startTimeUtc": {"type": "string", "format": "date-time", "pattern": "Z$"},
                "toolExecutionNotifications": {
                  "type": "array", "items": {"$ref": "#/$defs/notification"}
                }
              }
            },
            "notification": {
              "type": "object", "additionalProperties": false, "required": ["message"],
              "properties": {
                "descriptor": {
                  "type": "object", "additionalProperties": false,
                  "properties": {
                    "id": {"type": "string"}, "index": {"type": "integer", "minimum": 0}
                  }
                },
                "level": {"const": "error"},
                "message": {"$ref": "#/$defs/message"}
              }
            },
            "result": {
              "type": "object", "additionalProperties": false,
              "required": ["ruleId", "ruleIndex", "level", "message"],
              "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "kind": {"const": "open"},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/message"},
                "locations": {"type": "array", "maxItems": 1, "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {
                  "type": "object", "additionalProperties": false,
                  "properties": {
                    "findingIdentity/v1": {"type": "string", "pattern": "^[0-9a-f]{16}:[1-9][0-9]*$"}
                  }
                }
              },
              "if": {"required": ["kind"]},
              "then": {"properties": {"level": {"const": "none"}}},
              "else": {
                "properties": {"level": {"not": {"const": "none"}}},
                "required": ["partialFingerprints"]
              }
            },
            "location": {
              "type": "object", "additionalProperties": false, "minProperties": 1,
              "properties": {
                "physicalLocation": {
                  "type": "object", "additionalProperties": false, "required": ["artifactLocation"],
                  "properties": {
                    "artifactLocation": {
                      "type": "object", "additionalProperties": false, "required": ["uri"],
                      "properties": {
                        "uri": {
                          "type": "string", "format": "uri-reference",
                          "pattern": "^(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"
                        }
                      }
                    },
                    "region": {"$ref": "#/$defs/region"}
                  }
                },
                "logicalLocations": {
                  "type": "array", "uniqueItems": true, "minItems": 1,
                  "items": {
                    "type": "object", "additionalProperties": false,
                    "required": ["name", "fullyQualifiedName", "kind"],
                    "properties": {
                      "name": {"type": "string"},
                      "fullyQualifiedName": {"type": "string"},
                      "kind": {"enum": ["value", "step"]}
                    }
                  }
                }
              }
            },
            "region": {
              "type": "object", "additionalProperties": false, "required": ["startLine"],
              "properties": {
                "startLine": {"type": "integer", "minimum": 1},
                "startColumn": {"type": "integer", "minimum": 1},
                "endColumn": {"type": "integer", "minimum": 1}
              },
              "dependentRequired": {"startColumn": ["endColumn"], "endColumn": ["startColumn"]}
            }
          }
        }
        """#
}
