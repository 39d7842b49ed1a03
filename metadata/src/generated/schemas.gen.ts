// Made by `npm run generate` from the *.schema.json files. Change those, not this file.

export const commonSchema = {
  "$id": "https://leitwerk.dev/schema/common.json",
  "title": "Common",
  "definitions": {
    "id": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
      "maxLength": 48,
      "description": "Stable for ever: overlays, comparisons, tables and columns are keyed by it. Lower kebab case."
    },
    "fieldId": {
      "type": "string",
      "pattern": "^[a-z][A-Za-z0-9]*$",
      "maxLength": 48,
      "description": "Stable for ever: the column is named after it. camelCase."
    },
    "label": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "de",
        "en"
      ],
      "title": "Label",
      "description": "A text people read, in every language the product ships.",
      "properties": {
        "de": {
          "type": "string",
          "minLength": 1
        },
        "en": {
          "type": "string",
          "minLength": 1
        }
      }
    },
    "color": {
      "type": "string",
      "enum": [
        "gray",
        "red",
        "pink",
        "grape",
        "violet",
        "indigo",
        "blue",
        "cyan",
        "teal",
        "green",
        "lime",
        "yellow",
        "orange"
      ],
      "title": "Color",
      "description": "A colour of the theme, right in light and dark."
    },
    "icon": {
      "type": "string",
      "pattern": "^[a-z0-9-]+$",
      "description": "Name of an icon of the set that runtime-ui ships."
    },
    "expression": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2000,
      "title": "Expression",
      "description": "JSONata over the record's fields by name, plus $now (instant), $today (date), $user (id). No regular expressions, function definitions or ranges."
    },
    "filter": {
      "type": "object",
      "title": "Filter",
      "additionalProperties": true,
      "description": "The filter language of the API: {\"status\":\"new\",\"name\":{\"contains\":\"x\"},\"or\":[…]}. Values \"$user\", \"$teams\" stand for the reader's. For dates and instants: \"$today\", \"$weekStart\", \"$monthStart\", \"$quarterStart\", \"$yearStart\", each with a number of its own unit behind it: \"$today-30\" is 30 days ago, \"$monthStart+1\" the first day of next month."
    },
    "cron": {
      "type": "string",
      "minLength": 9,
      "maxLength": 100,
      "description": "Five fields of cron in the time of the installation: `30 6 * * 1-5`."
    },
    "recipients": {
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "title": "Recipients",
      "properties": {
        "roles": {
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/definitions/id"
          }
        },
        "team": {
          "$ref": "#/definitions/fieldId",
          "description": "Field of the record with the team."
        },
        "user": {
          "$ref": "#/definitions/fieldId",
          "description": "Field of the record with the person."
        }
      }
    },
    "action": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "type",
        "params"
      ],
      "title": "WorkflowAction",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "update-record",
            "move-record",
            "create-record",
            "notify",
            "begin-process",
            "plan-change",
            "call-action"
          ],
          "title": "WorkflowActionType"
        },
        "params": {
          "type": "object",
          "additionalProperties": false,
          "title": "WorkflowActionParams",
          "properties": {
            "entity": {
              "$ref": "#/definitions/id",
              "description": "create-record: of what."
            },
            "event": {
              "$ref": "#/definitions/id",
              "description": "move-record: event of the record's contract status. plan-change: the event by which the record takes the values, where its status locks them otherwise."
            },
            "values": {
              "type": "object",
              "title": "WorkflowValues",
              "description": "By field name: a value, or {\"formula\": \"…\"} over the record, whose own id is `id`."
            },
            "on": {
              "$ref": "#/definitions/expression",
              "description": "plan-change: the date on which the record takes these values. On a day that has come it takes them at once."
            },
            "to": {
              "$ref": "#/definitions/recipients",
              "description": "notify: who is told."
            },
            "text": {
              "$ref": "#/definitions/label",
              "description": "notify: of what. call-action: what is to be done, for whoever must do it by hand."
            },
            "workflow": {
              "$ref": "#/definitions/id",
              "description": "begin-process: which, about the same record."
            },
            "action": {
              "type": "string",
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-zA-Z0-9-]*$",
              "maxLength": 100,
              "description": "call-action: action of a module, `documents.make`. It is called after the commit, at least once, with a key. As long as no module has it, somebody must see to it by hand."
            },
            "input": {
              "type": "object",
              "title": "WorkflowActionInput",
              "description": "call-action: by key a value, or {\"formula\": \"…\"} over the record."
            }
          }
        }
      }
    },
    "option": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "label"
      ],
      "title": "Option",
      "properties": {
        "id": {
          "type": "string",
          "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]*$",
          "maxLength": 60,
          "description": "The stored value."
        },
        "label": {
          "$ref": "#/definitions/label"
        },
        "color": {
          "$ref": "#/definitions/color"
        },
        "icon": {
          "$ref": "#/definitions/icon"
        },
        "archived": {
          "type": "boolean",
          "description": "Kept for old records, not offered for new values."
        }
      }
    }
  }
};

export const fieldSchema = {
  "$id": "https://leitwerk.dev/schema/field.json",
  "title": "Field",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "id",
    "type",
    "label"
  ],
  "properties": {
    "id": {
      "$ref": "common.json#/definitions/fieldId"
    },
    "name": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "Name in the API and in expressions; the id when absent."
    },
    "type": {
      "title": "FieldTypeName",
      "enum": [
        "text",
        "long-text",
        "rich-text",
        "integer",
        "decimal",
        "money",
        "percent",
        "boolean",
        "date",
        "time",
        "date-time",
        "duration",
        "option",
        "options",
        "reference",
        "references",
        "child-rows",
        "address",
        "phone",
        "email",
        "link",
        "file",
        "image",
        "user",
        "team",
        "computed",
        "roll-up",
        "number-range",
        "json",
        "repetition"
      ]
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "$ref": "common.json#/definitions/label"
    },
    "required": {
      "type": "boolean"
    },
    "requiredWhen": {
      "$ref": "common.json#/definitions/expression"
    },
    "visibleWhen": {
      "$ref": "common.json#/definitions/expression"
    },
    "readOnlyWhen": {
      "$ref": "common.json#/definitions/expression"
    },
    "readOnly": {
      "type": "boolean",
      "description": "Never set by a person or the API; only by the platform, a transition or a module."
    },
    "default": {
      "tsType": "unknown",
      "description": "Value of a new record when none is given. \"$today\", \"$now\", \"$user\" stand for today's date, the instant, the acting user."
    },
    "unique": {
      "type": "boolean",
      "description": "No two records (outside the bin) share the value."
    },
    "searchable": {
      "type": "boolean",
      "description": "Found by the global search and by list search; gets a trigram index."
    },
    "index": {
      "type": "boolean",
      "description": "Gets a b-tree index: for fields that lists filter or sort by."
    },
    "minLength": {
      "type": "integer",
      "minimum": 0
    },
    "maxLength": {
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000
    },
    "format": {
      "title": "FormatName",
      "enum": [
        "iban",
        "bic",
        "creditor-id",
        "vat-id",
        "malo-id",
        "melo-id",
        "market-partner-id",
        "eic",
        "obis",
        "postal-code",
        "municipality-key",
        "house-number"
      ]
    },
    "min": {
      "type": [
        "number",
        "string"
      ],
      "description": "Smallest value; decimals as strings."
    },
    "max": {
      "type": [
        "number",
        "string"
      ]
    },
    "scale": {
      "type": "integer",
      "minimum": 0,
      "maximum": 10,
      "description": "Digits after the decimal mark."
    },
    "currency": {
      "type": "string",
      "pattern": "^[A-Z]{3}$",
      "description": "ISO 4217; EUR when absent."
    },
    "unit": {
      "type": "string",
      "maxLength": 20,
      "description": "Shown after the value, e.g. kWh."
    },
    "options": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/option"
      }
    },
    "optionSet": {
      "$ref": "common.json#/definitions/id"
    },
    "entity": {
      "$ref": "common.json#/definitions/id",
      "description": "Target of a reference; for a roll-up, the entity whose records are counted."
    },
    "onDelete": {
      "enum": [
        "restrict",
        "clear"
      ],
      "description": "What happens to this field when the target is deleted: refuse the delete (default) or clear the field."
    },
    "filter": {
      "$ref": "common.json#/definitions/filter",
      "description": "Which targets may be chosen (reference), or which records count (roll-up)."
    },
    "columns": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "#"
      },
      "description": "Columns of child rows, or columns on the link of references."
    },
    "maxItems": {
      "type": "integer",
      "minimum": 1,
      "maximum": 500
    },
    "expression": {
      "$ref": "common.json#/definitions/expression",
      "description": "Formula of a computed field."
    },
    "result": {
      "enum": [
        "text",
        "integer",
        "decimal",
        "boolean",
        "date"
      ],
      "description": "Type of a computed field's value."
    },
    "via": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "Roll-up: the reference field of the other entity that points here."
    },
    "measure": {
      "enum": [
        "count",
        "sum",
        "min",
        "max"
      ]
    },
    "measureField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "Roll-up: the field that is summed or compared; absent for count."
    },
    "numbering": {
      "$ref": "common.json#/definitions/id",
      "description": "The numbering that gives a number-range field its value at creation."
    },
    "accept": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1,
      "description": "Media types a file may have, e.g. application/pdf or image/*."
    },
    "maxSize": {
      "type": "integer",
      "minimum": 1,
      "description": "Largest file in bytes."
    },
    "multiple": {
      "type": "boolean",
      "description": "Several files."
    }
  }
};

export const appSchema = {
  "$id": "https://leitwerk.dev/schema/app.json",
  "title": "AppDefinition",
  "description": "The application: its name, navigation, start page and modules.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "navigation"
  ],
  "definitions": {
    "navigationItem": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "label"
      ],
      "title": "NavigationItem",
      "properties": {
        "id": {
          "$ref": "common.json#/definitions/id"
        },
        "label": {
          "$ref": "common.json#/definitions/label"
        },
        "icon": {
          "$ref": "common.json#/definitions/icon"
        },
        "entity": {
          "$ref": "common.json#/definitions/id"
        },
        "view": {
          "$ref": "common.json#/definitions/id"
        },
        "children": {
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/definitions/navigationItem"
          }
        }
      }
    }
  },
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "app"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "version": {
      "type": "string",
      "pattern": "^\\d+\\.\\d+\\.\\d+$",
      "description": "Of the package, if this application is one that others change and that is upgraded (semver.org): 1.4.0"
    },
    "color": {
      "$ref": "common.json#/definitions/color"
    },
    "startPage": {
      "$ref": "common.json#/definitions/id",
      "description": "What is opened after sign-in: a view, or `day` for the page of `day`."
    },
    "day": {
      "type": "array",
      "minItems": 1,
      "description": "Lists of the page \"My day\", in order. What concerns the person is up to the filters of the views, by $user and $today.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "view"
        ],
        "title": "DayList",
        "properties": {
          "view": {
            "$ref": "common.json#/definitions/id"
          },
          "event": {
            "$ref": "common.json#/definitions/id",
            "description": "The event of the entity's status by which an entry is ticked off."
          }
        }
      }
    },
    "region": {
      "title": "Region",
      "enum": [
        "DE",
        "DE-BW",
        "DE-BY",
        "DE-BE",
        "DE-BB",
        "DE-HB",
        "DE-HE",
        "DE-HH",
        "DE-MV",
        "DE-NI",
        "DE-NW",
        "DE-RP",
        "DE-SL",
        "DE-SN",
        "DE-ST",
        "DE-SH",
        "DE-TH"
      ],
      "description": "Where people work (ISO 3166-2): whose holidays calendars show. Those of all of Germany when absent; each person may choose another."
    },
    "modules": {
      "type": "array",
      "uniqueItems": true,
      "items": {
        "$ref": "common.json#/definitions/id"
      }
    },
    "moduleSettings": {
      "type": "object",
      "description": "Settings of modules by name; each module says what its own may hold.",
      "additionalProperties": {
        "type": "object"
      }
    },
    "navigation": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "#/definitions/navigationItem"
      }
    }
  }
};

export const automationSchema = {
  "$id": "https://leitwerk.dev/schema/automation.json",
  "title": "AutomationDefinition",
  "description": "When something has happened to a record, or at a time, and a condition holds, then actions are done, once and at once. What takes longer or has several steps is a workflow.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "roles",
    "when",
    "actions"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "automation"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label",
      "description": "Also the name under which what it does stands in the history."
    },
    "entity": {
      "$ref": "common.json#/definitions/id"
    },
    "roles": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/id"
      },
      "description": "Rights with which it works, whoever or whatever has set it off."
    },
    "order": {
      "type": "integer",
      "minimum": 0,
      "maximum": 1000,
      "description": "Of several that one event sets off the smaller comes first; 100 when absent. Each sees what those before it have done."
    },
    "when": {
      "type": "array",
      "minItems": 1,
      "description": "What sets it off; one of them is enough.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "on"
        ],
        "title": "AutomationTrigger",
        "properties": {
          "on": {
            "type": "string",
            "enum": [
              "created",
              "updated",
              "moved",
              "schedule",
              "incoming"
            ],
            "title": "AutomationTriggerOn",
            "description": "What has happened to a record; `schedule`: the clock, for all records that the filter finds; `incoming`: a message of another system at POST /api/incoming/{automation}."
          },
          "event": {
            "$ref": "common.json#/definitions/id",
            "description": "moved: only by this event of the contract status."
          },
          "fields": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "updated: only when one of these has changed."
          },
          "cron": {
            "$ref": "common.json#/definitions/cron",
            "description": "schedule: when."
          },
          "filter": {
            "$ref": "common.json#/definitions/filter",
            "description": "schedule: for which records."
          },
          "senders": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/id"
            },
            "description": "incoming: roles of which who sends a message must hold one."
          },
          "match": {
            "$ref": "common.json#/definitions/fieldId",
            "description": "incoming: the unique field by which the message finds its record; the message has its value under the field's name. Formulas see the message as `$output`."
          }
        }
      }
    },
    "if": {
      "$ref": "common.json#/definitions/expression",
      "description": "Must be true of the record."
    },
    "actions": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/action"
      },
      "description": "All of them are done, or none."
    }
  }
};

export const contractStatusSchema = {
  "$id": "https://leitwerk.dev/schema/contract-status.json",
  "title": "ContractStatusDefinition",
  "description": "The states a record goes through and the events that move it. Runs as an XState machine; the field changes by events only.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "field",
    "initial",
    "states",
    "transitions"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "contract-status"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "$ref": "common.json#/definitions/id"
    },
    "field": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "Option field without own options; its options are the states."
    },
    "initial": {
      "$ref": "common.json#/definitions/id"
    },
    "states": {
      "type": "array",
      "minItems": 2,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label"
        ],
        "title": "StatusState",
        "properties": {
          "id": {
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "$ref": "common.json#/definitions/label"
          },
          "color": {
            "$ref": "common.json#/definitions/color"
          },
          "icon": {
            "$ref": "common.json#/definitions/icon"
          },
          "path": {
            "type": "boolean",
            "description": "Part of the usual way, shown as a step of the status path; true when absent."
          },
          "final": {
            "type": "boolean",
            "description": "Nothing is left to be done here: nobody is reminded of the record, and one with a repetition comes again. When absent, true where no event leads on."
          },
          "readOnlyFields": {
            "type": "array",
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            },
            "minItems": 1,
            "description": "Fields that cannot change while in this state."
          }
        }
      }
    },
    "transitions": {
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label",
          "from",
          "to"
        ],
        "title": "StatusTransition",
        "properties": {
          "id": {
            "$ref": "common.json#/definitions/id",
            "description": "The event's name in the API."
          },
          "label": {
            "$ref": "common.json#/definitions/label"
          },
          "from": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/id"
            }
          },
          "to": {
            "$ref": "common.json#/definitions/id"
          },
          "color": {
            "$ref": "common.json#/definitions/color"
          },
          "guard": {
            "$ref": "common.json#/definitions/expression",
            "description": "Must be true; sees the record with the input applied."
          },
          "guardMessage": {
            "$ref": "common.json#/definitions/label",
            "description": "Why it is not possible now."
          },
          "input": {
            "type": "array",
            "minItems": 1,
            "description": "Fields of the record that the event asks for and sets.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "field"
              ],
              "title": "TransitionInput",
              "properties": {
                "field": {
                  "$ref": "common.json#/definitions/fieldId"
                },
                "required": {
                  "type": "boolean"
                }
              }
            }
          },
          "set": {
            "type": "object",
            "description": "Values set by the event: field name → value, or \"$today\", \"$now\", \"$user\"."
          }
        }
      }
    }
  }
};

export const entitySchema = {
  "$id": "https://leitwerk.dev/schema/entity.json",
  "title": "EntityDefinition",
  "description": "A kind of record: its fields, rules and keys. Becomes a table, an API and screens.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "labelPlural",
    "fields",
    "titleField"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "entity"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id",
      "description": "Name in URLs and events."
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "labelPlural": {
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "$ref": "common.json#/definitions/label"
    },
    "icon": {
      "$ref": "common.json#/definitions/icon"
    },
    "color": {
      "$ref": "common.json#/definitions/color"
    },
    "titleField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The field that names a record wherever it is mentioned."
    },
    "ownerField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The user field that the row rule \"own\" compares."
    },
    "teamField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The team field that the row rule \"team\" compares."
    },
    "startField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The date or date-time field by which a record stands in time."
    },
    "reminderField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The date-time field at whose moment the owner, or without one the team, is reminded of the record. It is picked relative to the startField."
    },
    "endField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The one by which it ends, of the same type; a date is the last day."
    },
    "repetitionField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "The repetition field that says how often a record comes again. With a contract-status the next record is made when one reaches a final state; without one a calendar shows all times."
    },
    "repetitionEndField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "A read-only date field in which the platform keeps the last day of a repetition, so that those which are over are not looked at."
    },
    "fields": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "field.json"
      }
    },
    "unique": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "fields"
        ],
        "title": "UniqueKey",
        "properties": {
          "id": {
            "$ref": "common.json#/definitions/id"
          },
          "fields": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            }
          }
        }
      }
    },
    "duplicates": {
      "type": "array",
      "description": "Rules that find records which may be the same; shown as a warning, never refused.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label",
          "fields"
        ],
        "title": "DuplicateRule",
        "properties": {
          "id": {
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "$ref": "common.json#/definitions/label"
          },
          "fields": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "All of them must agree: texts when they sound alike, addresses when they are the same house, phone numbers and e-mail addresses in whichever field they stand. Case, umlauts and blanks do not count."
          }
        }
      }
    },
    "timeline": {
      "type": "array",
      "minItems": 1,
      "description": "What the timeline of a record shows beside its changes: records of other entities that point here. When absent, the journal entries that point here.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "entity",
          "via"
        ],
        "title": "TimelineSource",
        "properties": {
          "entity": {
            "$ref": "common.json#/definitions/id"
          },
          "via": {
            "$ref": "common.json#/definitions/fieldId",
            "description": "The reference field of that entity that points here."
          },
          "at": {
            "$ref": "common.json#/definitions/fieldId",
            "description": "The date or moment by which its records stand in the timeline; when they were made when absent."
          },
          "icon": {
            "$ref": "common.json#/definitions/icon",
            "description": "That of the entity when absent; a journal entry has that of its kind."
          },
          "color": {
            "$ref": "common.json#/definitions/color",
            "description": "That of the entity when absent; a journal entry has that of its kind."
          }
        }
      }
    },
    "rules": {
      "type": "array",
      "description": "Cross-field rules, checked by the server and mirrored in forms.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "check",
          "message",
          "fields"
        ],
        "title": "EntityRule",
        "properties": {
          "id": {
            "$ref": "common.json#/definitions/id"
          },
          "check": {
            "$ref": "common.json#/definitions/expression",
            "description": "Must be true for a record to be stored."
          },
          "message": {
            "$ref": "common.json#/definitions/label"
          },
          "fields": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "Where the message is shown."
          }
        }
      }
    }
  }
};

export const formSchema = {
  "$id": "https://leitwerk.dev/schema/form.json",
  "title": "FormDefinition",
  "description": "How one record is shown and edited: tabs, sections, fields, related lists.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "mode",
    "tabs"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "form"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "$ref": "common.json#/definitions/id"
    },
    "mode": {
      "enum": [
        "record",
        "create"
      ],
      "description": "record: the record page; create: the short form for a new one (the record form when absent)."
    },
    "roles": {
      "type": "array",
      "items": {
        "$ref": "common.json#/definitions/id"
      },
      "minItems": 1,
      "description": "Only for these roles; the form without roles serves the rest."
    },
    "keyFacts": {
      "type": "array",
      "items": {
        "$ref": "common.json#/definitions/fieldId"
      },
      "description": "Shown in the header of the record page."
    },
    "tabs": {
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label"
        ],
        "title": "FormTab",
        "properties": {
          "id": {
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "$ref": "common.json#/definitions/label"
          },
          "icon": {
            "$ref": "common.json#/definitions/icon"
          },
          "visibleWhen": {
            "$ref": "common.json#/definitions/expression"
          },
          "sections": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "fields"
              ],
              "title": "FormSection",
              "properties": {
                "id": {
                  "$ref": "common.json#/definitions/id"
                },
                "label": {
                  "$ref": "common.json#/definitions/label"
                },
                "columns": {
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 4,
                  "description": "Columns on a wide screen; 2 when absent."
                },
                "visibleWhen": {
                  "$ref": "common.json#/definitions/expression"
                },
                "fields": {
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": [
                      "field"
                    ],
                    "title": "FormField",
                    "properties": {
                      "field": {
                        "$ref": "common.json#/definitions/fieldId"
                      },
                      "span": {
                        "type": "integer",
                        "minimum": 1,
                        "maximum": 4,
                        "description": "Columns it takes."
                      }
                    }
                  }
                }
              }
            }
          },
          "related": {
            "type": "array",
            "description": "Lists of records that point here.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "entity",
                "via"
              ],
              "title": "RelatedList",
              "properties": {
                "entity": {
                  "$ref": "common.json#/definitions/id"
                },
                "via": {
                  "$ref": "common.json#/definitions/fieldId",
                  "description": "The reference field of that entity that points here."
                },
                "columns": {
                  "type": "array",
                  "items": {
                    "$ref": "common.json#/definitions/fieldId"
                  },
                  "minItems": 1
                }
              }
            }
          }
        }
      }
    }
  }
};

export const journalSchema = {
  "$id": "https://leitwerk.dev/schema/journal.json",
  "title": "JournalDefinition",
  "description": "One kind of journal entry with its own entry form. Entries are records of one entity; the journal says which of its fields this kind uses.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "typeField",
    "icon",
    "color",
    "fields"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "journal"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "icon": {
      "$ref": "common.json#/definitions/icon"
    },
    "color": {
      "$ref": "common.json#/definitions/color"
    },
    "entity": {
      "$ref": "common.json#/definitions/id"
    },
    "typeField": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "Option field without own options; its options are the journals of the entity."
    },
    "fields": {
      "type": "array",
      "minItems": 1,
      "description": "The entry form in order. A field of the entity that only other journals name must be empty in entries of this kind.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "field"
        ],
        "title": "JournalField",
        "properties": {
          "field": {
            "$ref": "common.json#/definitions/fieldId"
          },
          "required": {
            "type": "boolean"
          },
          "span": {
            "type": "integer",
            "minimum": 1,
            "maximum": 2
          }
        }
      }
    }
  }
};

export const numberingSchema = {
  "$id": "https://leitwerk.dev/schema/numbering.json",
  "title": "NumberingDefinition",
  "description": "How a number range makes its numbers.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "pattern",
    "gapless"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "numbering"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "pattern": {
      "type": "string",
      "pattern": "^[^{}]*(\\{(YYYY|YY|MM|0+)\\}[^{}]*)+$",
      "maxLength": 60,
      "description": "Text with {YYYY}, {YY}, {MM} and exactly one {000…}, whose zeros are the least digits."
    },
    "start": {
      "type": "integer",
      "minimum": 0,
      "description": "First number; 1 when absent."
    },
    "reset": {
      "enum": [
        "never",
        "year",
        "month"
      ],
      "description": "When counting begins again; never when absent."
    },
    "gapless": {
      "type": "boolean",
      "description": "true: without gaps (creations wait for each other); false: without doubles only, faster."
    }
  }
};

export const optionSetSchema = {
  "$id": "https://leitwerk.dev/schema/option-set.json",
  "title": "OptionSetDefinition",
  "description": "Values to choose from, shared by several fields.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "options"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "option-set"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "options": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/option"
      }
    }
  }
};

export const roleSchema = {
  "$id": "https://leitwerk.dev/schema/role.json",
  "title": "RoleDefinition",
  "description": "What its holders may do. Rights of several roles add up. Nothing is allowed that no role grants.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "grants"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "role"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "permissions": {
      "type": "array",
      "description": "Rights beyond records. `metadata.edit`: work on drafts of definitions; whoever may publish may do that, too.",
      "items": {
        "enum": [
          "metadata.read",
          "metadata.edit",
          "metadata.publish",
          "users.manage",
          "tokens.manage",
          "jobs.manage",
          "views.share"
        ]
      }
    },
    "callableActions": {
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "description": "Actions of modules that its holders may call, e.g. geodata.geocode. They work with the caller's own rights.",
      "items": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]*\\.[a-z][a-zA-Z0-9]*$"
      }
    },
    "grants": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "entity",
          "actions"
        ],
        "title": "RoleGrant",
        "properties": {
          "entity": {
            "anyOf": [
              {
                "$ref": "common.json#/definitions/id"
              },
              {
                "const": "*"
              }
            ],
            "description": "* is every entity but user and team, which must be named."
          },
          "actions": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": {
              "title": "EntityAction",
              "enum": [
                "read",
                "create",
                "update",
                "delete",
                "purge",
                "transition"
              ]
            }
          },
          "rows": {
            "anyOf": [
              {
                "enum": [
                  "all",
                  "own",
                  "team"
                ]
              },
              {
                "$ref": "common.json#/definitions/filter"
              }
            ],
            "title": "RowRule",
            "description": "Which records: all (when absent), own (ownerField), team (teamField is one of the user's teams, or own), or a filter."
          },
          "hiddenFields": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "Neither read nor written, filtered or sorted by."
          },
          "readOnlyFields": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/fieldId"
            }
          },
          "transitions": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/id"
            },
            "description": "Which events; every one when absent."
          }
        }
      }
    }
  }
};

export const scenarioSchema = {
  "$id": "https://leitwerk.dev/schema/scenario.json",
  "title": "ScenarioDefinition",
  "description": "What must work, as a play: given records, what people do and what time brings, and what is to be seen then. It is played in a sandbox with a clock of its own; nothing of it stays.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "when"
  ],
  "definitions": {
    "scenarioValues": {
      "type": "object",
      "title": "ScenarioValues",
      "additionalProperties": true
    },
    "scenarioPerson": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "roles"
      ],
      "title": "ScenarioPerson",
      "properties": {
        "roles": {
          "type": "array",
          "minItems": 1,
          "maxItems": 20,
          "items": {
            "$ref": "common.json#/definitions/id"
          }
        },
        "team": {
          "$ref": "common.json#/definitions/id",
          "description": "Made for the scenario; who shares its name shares the team. Everybody without one is in the team `default`."
        }
      }
    },
    "scenarioExpectation": {
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "title": "ScenarioExpectation",
      "properties": {
        "status": {
          "type": "integer",
          "minimum": 200,
          "maximum": 599,
          "description": "As over HTTP. Absent: it is done."
        },
        "code": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "description": "Code of the refusal, e.g. `workflow.guard`."
        },
        "issues": {
          "type": "array",
          "minItems": 1,
          "maxItems": 100,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "description": "Names of fields that the refusal must point at."
        },
        "values": {
          "$ref": "#/definitions/scenarioValues",
          "description": "By field name, what must be seen. Of a list: in each of its records."
        },
        "absent": {
          "type": "array",
          "minItems": 1,
          "maxItems": 100,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "description": "Fields that must not be seen."
        },
        "count": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "description": "How many records a list has in all."
        },
        "state": {
          "type": "string",
          "enum": [
            "running",
            "stopped",
            "done",
            "cancelled",
            "none"
          ],
          "description": "Of the process; `none`: there is no such process."
        },
        "in": {
          "type": "array",
          "minItems": 1,
          "maxItems": 50,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "description": "States in which the process must be, with dots for states below: `open.review`."
        },
        "possible": {
          "type": "array",
          "minItems": 1,
          "maxItems": 50,
          "items": {
            "$ref": "common.json#/definitions/id"
          },
          "description": "Events that the person can send now: to the process, or on `read` to the record."
        },
        "impossible": {
          "type": "array",
          "minItems": 1,
          "maxItems": 50,
          "items": {
            "$ref": "common.json#/definitions/id"
          },
          "description": "Events that the person cannot send now."
        }
      }
    },
    "scenarioStep": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "do"
      ],
      "title": "ScenarioStep",
      "properties": {
        "label": {
          "$ref": "common.json#/definitions/label",
          "description": "What happens, for whoever reads the report."
        },
        "as": {
          "$ref": "common.json#/definitions/id",
          "description": "One of `people`, or a role: somebody who holds it. Absent in `given` and `then`: Leitwerk itself."
        },
        "do": {
          "type": "string",
          "enum": [
            "create",
            "update",
            "transition",
            "delete",
            "restore",
            "read",
            "list",
            "begin",
            "send",
            "finish",
            "process",
            "pass"
          ],
          "title": "ScenarioDo"
        },
        "entity": {
          "$ref": "common.json#/definitions/id"
        },
        "id": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "description": "The record, by the name under which a step before has saved it."
        },
        "save": {
          "type": "string",
          "pattern": "^[a-z][A-Za-z0-9-]*$",
          "maxLength": 100,
          "description": "Name under which later steps find the new record."
        },
        "values": {
          "$ref": "#/definitions/scenarioValues",
          "description": "By field name. `{\"ref\": \"lead\"}` is a saved record, `{\"ref\": \"user/sales\"}` the person, `{\"ref\": \"team/default\"}` the team; `$today+14` a date by the sandbox's clock, `$now` its instant."
        },
        "event": {
          "$ref": "common.json#/definitions/id"
        },
        "input": {
          "$ref": "#/definitions/scenarioValues"
        },
        "workflow": {
          "$ref": "common.json#/definitions/id",
          "description": "Of the process about the record."
        },
        "action": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*\\.[a-z][a-zA-Z0-9-]*$",
          "maxLength": 100,
          "description": "Of `finish`: what a process wants of a module about the record, `documents.make`. Where there is no such module, somebody does it by hand; where there is one, it has been done."
        },
        "filter": {
          "$ref": "#/definitions/scenarioValues",
          "description": "Of a list, as in the API."
        },
        "time": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^(next-deadline|P(\\d{1,4}[YMWD])+|PT(\\d{1,4}[HM])+|\\d{4}-\\d{2}-\\d{2}|\\$(today|weekStart|monthStart|quarterStart|yearStart)([+-]\\d{1,4})?)$",
          "description": "How much passes (`P14D`, `PT2H`), until which date, or `next-deadline`. Days go on at the same time of the day."
        },
        "pending": {
          "type": "boolean",
          "const": true,
          "description": "What follows from this step has not been done yet when the next one comes, as when the workers are behind."
        },
        "expect": {
          "$ref": "#/definitions/scenarioExpectation"
        }
      }
    },
    "scenarioSteps": {
      "type": "array",
      "minItems": 1,
      "maxItems": 200,
      "items": {
        "$ref": "#/definitions/scenarioStep"
      }
    }
  },
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "scenario"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "today": {
      "type": "string",
      "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
      "description": "The day on which it begins, at nine in the morning. Absent: the day on which it is played. One that comes after another begins where that has ended."
    },
    "after": {
      "$ref": "common.json#/definitions/id",
      "description": "A scenario that comes first: what is given and happens there is played, and what it has saved is known here."
    },
    "people": {
      "type": "object",
      "title": "ScenarioPeople",
      "minProperties": 1,
      "maxProperties": 50,
      "additionalProperties": {
        "$ref": "#/definitions/scenarioPerson"
      },
      "propertyNames": {
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
      },
      "description": "Who takes part, where a role alone does not say it."
    },
    "given": {
      "$ref": "#/definitions/scenarioSteps",
      "description": "What is there at the beginning, made by Leitwerk itself where nobody is named."
    },
    "when": {
      "$ref": "#/definitions/scenarioSteps",
      "description": "What people do and what time brings."
    },
    "then": {
      "$ref": "#/definitions/scenarioSteps",
      "description": "What is to be seen at the end: `read`, `list` and `process`."
    }
  }
};

export const viewSchema = {
  "$id": "https://leitwerk.dev/schema/view.json",
  "title": "ViewDefinition",
  "description": "A list, kanban board or calendar over one entity's records.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "type"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "view"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "$ref": "common.json#/definitions/id"
    },
    "type": {
      "enum": [
        "list",
        "kanban",
        "calendar"
      ]
    },
    "default": {
      "type": "boolean",
      "description": "Opened first for the entity."
    },
    "columns": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/fieldId"
      },
      "description": "list: columns; kanban and calendar: what a card shows."
    },
    "filter": {
      "$ref": "common.json#/definitions/filter"
    },
    "sort": {
      "type": "array",
      "items": {
        "type": "string",
        "pattern": "^-?[a-z][A-Za-z0-9]*$"
      },
      "description": "Field names; - for descending."
    },
    "group": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "kanban: the option field whose values are the columns; list: the field by whose values rows are put together."
    },
    "sums": {
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
        "$ref": "common.json#/definitions/fieldId"
      },
      "description": "list: number fields whose sums are shown, of all records and of each group."
    },
    "start": {
      "$ref": "common.json#/definitions/fieldId",
      "description": "calendar: date or date-time field."
    },
    "end": {
      "$ref": "common.json#/definitions/fieldId"
    }
  }
};

export const workflowSchema = {
  "$id": "https://leitwerk.dev/schema/workflow.json",
  "title": "WorkflowDefinition",
  "description": "A process about one record: an XState v5 machine as data, with conditions as formulas over the record. Where it stands is kept in the database; a running one keeps the definition that it began with.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "roles",
    "starts",
    "machine"
  ],
  "definitions": {
    "workflowTransition": {
      "type": "object",
      "additionalProperties": false,
      "title": "WorkflowTransition",
      "properties": {
        "target": {
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "description": "As in XState: a sibling by name, `.child`, or `#id` with dots for states below. Absent: actions only."
        },
        "guard": {
          "$ref": "common.json#/definitions/expression",
          "description": "Must be true; sees the record with the input applied."
        },
        "actions": {
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "common.json#/definitions/action"
          }
        },
        "reenter": {
          "type": "boolean"
        },
        "meta": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "label"
          ],
          "title": "WorkflowTransitionMeta",
          "properties": {
            "label": {
              "$ref": "common.json#/definitions/label",
              "description": "Of the button with which people send the event. Without one only programs send it."
            },
            "color": {
              "$ref": "common.json#/definitions/color"
            },
            "reason": {
              "$ref": "common.json#/definitions/label",
              "description": "Why it is not possible, when the guard is not true."
            },
            "approvals": {
              "type": "integer",
              "minimum": 2,
              "maximum": 5,
              "description": "So many different people must send it before it is taken."
            },
            "fourEyes": {
              "type": "boolean",
              "description": "Nobody may send it who has begun the process or brought it where it stands."
            },
            "input": {
              "type": "array",
              "minItems": 1,
              "description": "Fields of the record that the event asks for and sets, in the name and with the rights of who sends it.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "field"
                ],
                "title": "WorkflowInput",
                "properties": {
                  "field": {
                    "$ref": "common.json#/definitions/fieldId"
                  },
                  "required": {
                    "type": "boolean"
                  }
                }
              }
            }
          }
        }
      }
    },
    "workflowTransitions": {
      "type": "array",
      "minItems": 1,
      "maxItems": 20,
      "items": {
        "$ref": "#/definitions/workflowTransition"
      },
      "description": "The first whose guard is true is taken."
    },
    "workflowInvoke": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "src"
      ],
      "title": "WorkflowInvoke",
      "properties": {
        "id": {
          "$ref": "common.json#/definitions/id",
          "description": "Of its own within the workflow."
        },
        "src": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-zA-Z0-9-]*)?$",
          "maxLength": 100,
          "description": "With a dot an action of a module, `documents.make`; without one another workflow about the same record."
        },
        "text": {
          "$ref": "common.json#/definitions/label",
          "description": "Of an action: what is to be done, for whoever must do it by hand."
        },
        "input": {
          "type": "object",
          "title": "WorkflowInvokeInput",
          "description": "Of an action: by key a value, or {\"formula\": \"…\"} over the record."
        },
        "onDone": {
          "$ref": "#/definitions/workflowTransitions",
          "description": "Where to when it has been done. Formulas see what it has answered as `$output`."
        },
        "onError": {
          "$ref": "#/definitions/workflowTransitions",
          "description": "Where to when it was refused. Without one the process stops with the reason."
        }
      }
    },
    "workflowTask": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "label"
      ],
      "title": "WorkflowTask",
      "description": "What a person has to do here. It stands in the inbox of whoever may send the events of the state.",
      "properties": {
        "label": {
          "$ref": "common.json#/definitions/label"
        },
        "user": {
          "$ref": "common.json#/definitions/fieldId",
          "description": "Field of the record with the person whose turn it is; others who may can take it over."
        },
        "due": {
          "$ref": "common.json#/definitions/id",
          "description": "Delay of the workflow after which it is late."
        },
        "escalation": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "after",
            "roles"
          ],
          "title": "WorkflowEscalation",
          "properties": {
            "after": {
              "$ref": "common.json#/definitions/id",
              "description": "Delay of the workflow."
            },
            "roles": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "common.json#/definitions/id"
              },
              "description": "Who is told then, and has it in the inbox too."
            }
          }
        }
      }
    },
    "workflowState": {
      "type": "object",
      "additionalProperties": false,
      "title": "WorkflowState",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "parallel",
            "final",
            "history"
          ],
          "title": "WorkflowStateType",
          "description": "Absent: a plain state, or one with states below."
        },
        "history": {
          "type": "string",
          "enum": [
            "shallow",
            "deep"
          ],
          "title": "WorkflowHistory"
        },
        "target": {
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "description": "Of a history state: where to when there is no history yet."
        },
        "initial": {
          "$ref": "common.json#/definitions/id"
        },
        "states": {
          "type": "object",
          "title": "WorkflowStates",
          "minProperties": 1,
          "maxProperties": 200,
          "additionalProperties": {
            "$ref": "#/definitions/workflowState"
          },
          "propertyNames": {
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
          }
        },
        "on": {
          "type": "object",
          "title": "WorkflowEvents",
          "description": "By event. Events of people are named in lower kebab; record.updated and record.moved come when the record has changed.",
          "additionalProperties": {
            "$ref": "#/definitions/workflowTransitions"
          },
          "propertyNames": {
            "pattern": "^([a-z][a-z0-9]*(-[a-z0-9]+)*|record\\.(updated|moved))$"
          }
        },
        "always": {
          "$ref": "#/definitions/workflowTransitions"
        },
        "after": {
          "type": "object",
          "title": "WorkflowAfter",
          "description": "By delay of the workflow.",
          "additionalProperties": {
            "$ref": "#/definitions/workflowTransitions"
          },
          "propertyNames": {
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
          }
        },
        "onDone": {
          "$ref": "#/definitions/workflowTransitions",
          "description": "When all below have come to their end."
        },
        "invoke": {
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/definitions/workflowInvoke"
          },
          "description": "Begun on entering; its answer is not waited for when the state has been left."
        },
        "entry": {
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "common.json#/definitions/action"
          }
        },
        "exit": {
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "common.json#/definitions/action"
          }
        },
        "meta": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "label"
          ],
          "title": "WorkflowStateMeta",
          "properties": {
            "label": {
              "$ref": "common.json#/definitions/label"
            },
            "color": {
              "$ref": "common.json#/definitions/color"
            },
            "roles": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "common.json#/definitions/id"
              },
              "description": "Who may send the events of this state; everybody who may change the record when absent. Of several states that take an event all must let it pass."
            },
            "compensate": {
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "common.json#/definitions/action"
              },
              "description": "What undoes what this state has done, for those who cancel the process with compensation: done for every state that was entered, the last one first."
            },
            "team": {
              "$ref": "common.json#/definitions/fieldId",
              "description": "Field of the record with the team to which they must belong, too; while it is empty that does not matter."
            },
            "task": {
              "$ref": "#/definitions/workflowTask"
            }
          }
        }
      }
    }
  },
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "workflow"
    },
    "id": {
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "$ref": "common.json#/definitions/id"
    },
    "roles": {
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/id"
      },
      "description": "Rights with which its actions work, whoever or whatever has sent the event."
    },
    "starts": {
      "type": "array",
      "minItems": 1,
      "description": "What begins it. A record has one running instance of a workflow at most.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "on"
        ],
        "title": "WorkflowStart",
        "properties": {
          "on": {
            "type": "string",
            "enum": [
              "created",
              "updated",
              "moved",
              "person",
              "schedule",
              "workflow"
            ],
            "title": "WorkflowStartOn",
            "description": "What has happened to the record; `person`: a button on the record, or a program; `schedule`: the clock, for all records that the filter finds; `workflow`: an action or `invoke` of another one."
          },
          "event": {
            "$ref": "common.json#/definitions/id",
            "description": "moved: only by this event of the contract status."
          },
          "if": {
            "$ref": "common.json#/definitions/expression",
            "description": "Must be true of the record."
          },
          "roles": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "common.json#/definitions/id"
            },
            "description": "person: who may; everybody who may change the record when absent."
          },
          "cron": {
            "$ref": "common.json#/definitions/cron",
            "description": "schedule: when."
          },
          "filter": {
            "$ref": "common.json#/definitions/filter",
            "description": "schedule: for which records."
          }
        }
      }
    },
    "conflicts": {
      "type": "array",
      "minItems": 1,
      "description": "Processes of the same record with which it cannot be under way.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "workflow",
          "outcome"
        ],
        "title": "WorkflowConflict",
        "properties": {
          "workflow": {
            "$ref": "common.json#/definitions/id"
          },
          "outcome": {
            "type": "string",
            "enum": [
              "refuse",
              "end"
            ],
            "title": "WorkflowConflictOutcome",
            "description": "refuse: this one cannot begin while that one runs; end: that one is ended when this one begins."
          }
        }
      }
    },
    "delays": {
      "type": "object",
      "title": "WorkflowDelays",
      "description": "By name, for `after`.",
      "propertyNames": {
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
      },
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "title": "WorkflowDelay",
        "properties": {
          "count": {
            "type": "integer",
            "minimum": -10000,
            "maximum": 10000,
            "description": "Less than nothing: before `from`."
          },
          "unit": {
            "type": "string",
            "enum": [
              "minutes",
              "hours",
              "days",
              "working-days",
              "weeks",
              "months"
            ],
            "title": "WorkflowDelayUnit"
          },
          "from": {
            "$ref": "common.json#/definitions/fieldId",
            "description": "Date or instant of the record from which it is counted; while it is empty nothing is due. Absent: the moment of entering the state."
          },
          "region": {
            "type": "string",
            "pattern": "^(DE(-[A-Z]{2})?|market)$",
            "description": "Whose holidays are no working days: `DE` those of all Germany, `DE-NW` those of a state, `market` those of any state, and 24 and 31 December (the working days of GPKE and GeLi Gas). `DE` when absent."
          },
          "table": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "entity",
              "where",
              "count",
              "unit"
            ],
            "title": "WorkflowDeadlineTable",
            "description": "Count and unit stand in a record: deadlines that law and market rules change are data.",
            "properties": {
              "entity": {
                "$ref": "common.json#/definitions/id"
              },
              "where": {
                "type": "object",
                "title": "WorkflowDeadlineKey",
                "minProperties": 1,
                "description": "By field name: the value that finds the record, or {\"formula\": \"…\"} over the record of the process."
              },
              "count": {
                "$ref": "common.json#/definitions/fieldId"
              },
              "unit": {
                "$ref": "common.json#/definitions/fieldId"
              },
              "validFrom": {
                "$ref": "common.json#/definitions/fieldId",
                "description": "Date from which the record holds; the newest that holds on the day of entering counts."
              }
            }
          }
        }
      }
    },
    "machine": {
      "$ref": "#/definitions/workflowState",
      "description": "The outermost state."
    }
  }
};
