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
    "formerName": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "until"
      ],
      "title": "FormerName",
      "properties": {
        "name": {
          "x-label": {
            "de": "Früherer Name",
            "en": "Former name"
          },
          "type": "string",
          "pattern": "^[a-z][A-Za-z0-9-]*$",
          "maxLength": 48
        },
        "until": {
          "x-label": {
            "de": "Gilt bis",
            "en": "Valid until"
          },
          "x-help": {
            "de": "Der letzte Tag, an dem die API ihn kennt."
          },
          "type": "string",
          "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
          "description": "Last day on which the API knows it."
        }
      }
    },
    "fieldId": {
      "type": "string",
      "pattern": "^[a-z][A-Za-z0-9]*$",
      "maxLength": 48,
      "description": "Stable for ever: the column is named after it. camelCase."
    },
    "fieldPath": {
      "type": "string",
      "pattern": "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)?$",
      "maxLength": 97,
      "description": "Id of a field, or of a reference and of a field of what it points at: `product.division`."
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
          "x-label": {
            "de": "Deutsch",
            "en": "German"
          },
          "type": "string",
          "minLength": 1
        },
        "en": {
          "x-label": {
            "de": "Englisch",
            "en": "English"
          },
          "type": "string",
          "minLength": 1
        }
      }
    },
    "letterText": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "de"
      ],
      "title": "LetterText",
      "description": "HTML of a letter with variables in braces: {{lead.lastName}}, {{#if …}}, {{#each …}}, {{block \"greeting\"}}. German is what is printed when there is no other.",
      "properties": {
        "de": {
          "x-label": {
            "de": "Deutsch",
            "en": "German"
          },
          "x-main": true,
          "type": "string",
          "minLength": 1,
          "maxLength": 50000
        },
        "en": {
          "x-label": {
            "de": "Englisch",
            "en": "English"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 50000
        }
      }
    },
    "color": {
      "x-values": {
        "gray": {
          "de": "Grau",
          "en": "Gray"
        },
        "red": {
          "de": "Rot",
          "en": "Red"
        },
        "pink": {
          "de": "Rosa",
          "en": "Pink"
        },
        "grape": {
          "de": "Traube",
          "en": "Grape"
        },
        "violet": {
          "de": "Violett",
          "en": "Violet"
        },
        "indigo": {
          "de": "Indigo",
          "en": "Indigo"
        },
        "blue": {
          "de": "Blau",
          "en": "Blue"
        },
        "cyan": {
          "de": "Türkis",
          "en": "Cyan"
        },
        "teal": {
          "de": "Petrol",
          "en": "Teal"
        },
        "green": {
          "de": "Grün",
          "en": "Green"
        },
        "lime": {
          "de": "Limette",
          "en": "Lime"
        },
        "yellow": {
          "de": "Gelb",
          "en": "Yellow"
        },
        "orange": {
          "de": "Orange",
          "en": "Orange"
        }
      },
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
    "image": {
      "type": "string",
      "pattern": "^data:image/(png|jpeg|svg\\+xml);base64,",
      "title": "Image",
      "x-help": {
        "de": "PNG, JPEG oder SVG, höchstens 200 KB."
      },
      "description": "PNG, JPEG or SVG, 200 KB at most."
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
    "interfaceFormat": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "type"
      ],
      "title": "InterfaceFormat",
      "properties": {
        "type": {
          "x-label": {
            "de": "Art der Datei",
            "en": "Kind of file"
          },
          "x-values": {
            "csv": {
              "de": "CSV",
              "en": "CSV"
            },
            "xlsx": {
              "de": "Excel",
              "en": "Excel"
            },
            "xml": {
              "de": "XML",
              "en": "XML"
            },
            "json": {
              "de": "JSON",
              "en": "JSON"
            },
            "json-lines": {
              "de": "JSON, eine Zeile je Datensatz",
              "en": "JSON, a line each"
            },
            "fixed": {
              "de": "Feste Breite",
              "en": "Fixed width"
            },
            "edifact": {
              "de": "EDIFACT",
              "en": "EDIFACT"
            },
            "document": {
              "de": "Dokument (PDF, MP3 …)",
              "en": "Document (PDF, MP3 …)"
            }
          },
          "enum": [
            "csv",
            "xlsx",
            "xml",
            "json",
            "json-lines",
            "fixed",
            "edifact",
            "document"
          ],
          "title": "InterfaceFormatType",
          "description": "document: each file is one row, to be filed as it is."
        },
        "encoding": {
          "x-label": {
            "de": "Zeichensatz",
            "en": "Encoding"
          },
          "x-help": {
            "de": "Ohne Angabe UTF-8; einzelne Zeilen in Windows-1252 werden erkannt."
          },
          "x-when": {
            "type": [
              "csv",
              "fixed"
            ]
          },
          "x-values": {
            "utf-8": {
              "de": "UTF-8",
              "en": "UTF-8"
            },
            "windows-1252": {
              "de": "Windows-1252",
              "en": "Windows-1252"
            },
            "utf-16le": {
              "de": "UTF-16 LE",
              "en": "UTF-16 LE"
            },
            "utf-16be": {
              "de": "UTF-16 BE",
              "en": "UTF-16 BE"
            }
          },
          "enum": [
            "utf-8",
            "windows-1252",
            "utf-16le",
            "utf-16be"
          ],
          "description": "UTF-8 when absent; single lines in Windows-1252 are recognised."
        },
        "delimiter": {
          "x-label": {
            "de": "Trennzeichen",
            "en": "Delimiter"
          },
          "x-help": {
            "de": "Ohne Angabe Semikolon."
          },
          "x-when": {
            "type": [
              "csv"
            ]
          },
          "x-values": {
            ";": {
              "de": "Semikolon",
              "en": "Semicolon"
            },
            ",": {
              "de": "Komma",
              "en": "Comma"
            },
            "\t": {
              "de": "Tabulator",
              "en": "Tab"
            },
            "|": {
              "de": "Strich",
              "en": "Bar"
            }
          },
          "enum": [
            ";",
            ",",
            "\t",
            "|"
          ],
          "description": "A semicolon when absent."
        },
        "header": {
          "x-label": {
            "de": "Mit Kopfzeile",
            "en": "With a header"
          },
          "x-help": {
            "de": "Ohne Kopfzeile gehen Spalten nach ihrer Nummer, ab 1."
          },
          "x-when": {
            "type": [
              "csv",
              "xlsx"
            ]
          },
          "type": "boolean",
          "description": "Whether the first row names the columns, as it does when this is absent; else they go by number, from 1."
        },
        "sheet": {
          "x-label": {
            "de": "Blatt",
            "en": "Sheet"
          },
          "x-help": {
            "de": "Ohne Angabe das erste."
          },
          "x-when": {
            "type": [
              "xlsx"
            ]
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "element": {
          "x-label": {
            "de": "Element einer Zeile",
            "en": "Element of a row"
          },
          "x-help": {
            "de": "Pfad vom äußersten Element an, z. B. orders/order."
          },
          "x-when": {
            "type": [
              "xml"
            ]
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 1000,
          "description": "Path from the outermost element on, e.g. orders/order."
        },
        "list": {
          "x-label": {
            "de": "Wo die Liste steht",
            "en": "Where the list stands"
          },
          "x-help": {
            "de": "Namen mit Punkten, z. B. data.orders; ohne Angabe ist die ganze Datei die Liste, oder ein einzelner Datensatz."
          },
          "x-when": {
            "type": [
              "json"
            ]
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "pattern": "^[^.]+(\\.[^.]+)*$",
          "description": "Names with dots, e.g. data.orders; the whole file is the list, or a single row, when absent."
        },
        "message": {
          "x-label": {
            "de": "Art der Nachricht",
            "en": "Kind of message"
          },
          "x-help": {
            "de": "Z. B. MSCONS oder UTILMD; andere Nachrichten der Datei werden ausgelassen."
          },
          "x-when": {
            "type": [
              "edifact"
            ]
          },
          "type": "string",
          "pattern": "^[A-Z]{6}$",
          "description": "E.g. MSCONS or UTILMD; other messages of the file are left out."
        },
        "groups": {
          "x-label": {
            "de": "Gruppen",
            "en": "Groups"
          },
          "x-help": {
            "de": "Segmente, mit denen eine Gruppe beginnt, von außen nach innen, z. B. LOC+172, LIN, QTY. Jede letzte ist eine Zeile; was vor ihr in den äußeren steht, gilt für sie mit."
          },
          "x-when": {
            "type": [
              "edifact"
            ]
          },
          "type": "array",
          "minItems": 1,
          "maxItems": 8,
          "items": {
            "type": "string",
            "pattern": "^[A-Z]{3}(\\+[A-Za-z0-9]{1,6})?$"
          },
          "description": "Segments with which a group begins, from the outside in, e.g. LOC+172, LIN, QTY. Each of the last is a row; what stands in the outer ones before it holds for it too."
        },
        "names": {
          "x-label": {
            "de": "Namen der Dateien",
            "en": "Names of files"
          },
          "x-help": {
            "de": "Was der Name sagt, in geschweiften Klammern, z. B. rechnung_{number}_{date}.pdf. Eine Datei, die anders heißt, wird abgewiesen."
          },
          "x-when": {
            "type": [
              "document"
            ]
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "pattern": "^[^/\\\\\u0000-\u001f]+$",
          "description": "What the name says, in braces, e.g. rechnung_{number}_{date}.pdf. A file of another name is refused."
        },
        "side": {
          "x-label": {
            "de": "Begleitdatei",
            "en": "Side file"
          },
          "x-help": {
            "de": "Datei gleichen Namens mit anderer Endung, in der steht, was zum Dokument gehört. Spalten nennen ihre Stellen als side:Name."
          },
          "x-when": {
            "type": [
              "document"
            ]
          },
          "type": "object",
          "additionalProperties": false,
          "required": [
            "type"
          ],
          "title": "InterfaceSide",
          "description": "A file of the same name with another ending that says what belongs to the document. Columns name places in it as side:name.",
          "properties": {
            "type": {
              "x-label": {
                "de": "Endung und Art",
                "en": "Ending and kind"
              },
              "x-values": {
                "csv": {
                  "de": "CSV, eine Zeile",
                  "en": "CSV, one row"
                },
                "xml": {
                  "de": "XML",
                  "en": "XML"
                },
                "json": {
                  "de": "JSON",
                  "en": "JSON"
                },
                "txt": {
                  "de": "Text, je Zeile Name: Wert",
                  "en": "Text, name: value on each line"
                }
              },
              "enum": [
                "csv",
                "xml",
                "json",
                "txt"
              ],
              "title": "InterfaceSideType",
              "description": "What it is, and how its name ends."
            },
            "encoding": {
              "x-label": {
                "de": "Zeichensatz",
                "en": "Encoding"
              },
              "x-help": {
                "de": "Ohne Angabe UTF-8."
              },
              "x-when": {
                "type": [
                  "csv",
                  "txt"
                ]
              },
              "x-values": {
                "utf-8": {
                  "de": "UTF-8",
                  "en": "UTF-8"
                },
                "windows-1252": {
                  "de": "Windows-1252",
                  "en": "Windows-1252"
                }
              },
              "enum": [
                "utf-8",
                "windows-1252"
              ],
              "description": "UTF-8 when absent."
            },
            "delimiter": {
              "x-label": {
                "de": "Trennzeichen",
                "en": "Delimiter"
              },
              "x-help": {
                "de": "Ohne Angabe Semikolon."
              },
              "x-when": {
                "type": [
                  "csv"
                ]
              },
              "x-values": {
                ";": {
                  "de": "Semikolon",
                  "en": "Semicolon"
                },
                ",": {
                  "de": "Komma",
                  "en": "Comma"
                },
                "\t": {
                  "de": "Tabulator",
                  "en": "Tab"
                },
                "|": {
                  "de": "Strich",
                  "en": "Bar"
                }
              },
              "enum": [
                ";",
                ",",
                "\t",
                "|"
              ],
              "description": "A semicolon when absent."
            },
            "element": {
              "x-label": {
                "de": "Element mit den Angaben",
                "en": "Element with the values"
              },
              "x-help": {
                "de": "Pfad vom äußersten Element an, z. B. document."
              },
              "x-when": {
                "type": [
                  "xml"
                ]
              },
              "type": "string",
              "minLength": 1,
              "maxLength": 1000,
              "description": "Path from the outermost element on, e.g. document."
            },
            "waitMinutes": {
              "x-label": {
                "de": "Wartet höchstens (Minuten)",
                "en": "Waits at most (minutes)"
              },
              "x-help": {
                "de": "So lange wartet ein Dokument, das abgeholt wird, auf seine Begleitdatei, ohne Angabe 60. Danach gibt es Alarm."
              },
              "type": "integer",
              "minimum": 1,
              "maximum": 10080,
              "description": "For how long a document that is picked up waits for its side file, 60 when absent; then there is an alarm."
            }
          }
        }
      }
    },
    "interfaceColumnType": {
      "x-values": {
        "text": {
          "de": "Text",
          "en": "Text"
        },
        "integer": {
          "de": "Ganzzahl",
          "en": "Integer"
        },
        "decimal": {
          "de": "Dezimalzahl",
          "en": "Decimal"
        },
        "date": {
          "de": "Datum",
          "en": "Date"
        },
        "date-time": {
          "de": "Zeitpunkt",
          "en": "Date and time"
        },
        "boolean": {
          "de": "Ja/Nein",
          "en": "Yes/no"
        },
        "email": {
          "de": "E-Mail",
          "en": "E-mail"
        },
        "phone": {
          "de": "Telefon",
          "en": "Phone"
        },
        "json": {
          "de": "JSON (Liste oder Objekt)",
          "en": "JSON (a list or an object)"
        }
      },
      "enum": [
        "text",
        "integer",
        "decimal",
        "date",
        "date-time",
        "boolean",
        "email",
        "phone",
        "json"
      ],
      "title": "InterfaceColumnType"
    },
    "interfaceColumnValues": {
      "type": "array",
      "minItems": 1,
      "maxItems": 500,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "from",
          "to"
        ],
        "title": "InterfaceValue",
        "properties": {
          "from": {
            "x-label": {
              "de": "Geliefert",
              "en": "Delivered"
            },
            "type": "string",
            "minLength": 1,
            "maxLength": 500
          },
          "to": {
            "x-label": {
              "de": "Gilt als",
              "en": "Taken as"
            },
            "type": "string",
            "maxLength": 500
          }
        }
      }
    },
    "interfaceColumn": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "type"
      ],
      "title": "InterfaceColumn",
      "properties": {
        "id": {
          "x-label": {
            "de": "Kennung",
            "en": "Id"
          },
          "$ref": "common.json#/definitions/fieldId",
          "description": "Name by which formulas know it."
        },
        "label": {
          "x-label": {
            "de": "Bezeichnung",
            "en": "Label"
          },
          "x-main": true,
          "$ref": "common.json#/definitions/label"
        },
        "from": {
          "x-label": {
            "de": "Name in der Datei",
            "en": "Name in the file"
          },
          "x-main": true,
          "x-help": {
            "de": "Ohne Angabe die Kennung. Bei XML und JSON ein Pfad (address/zip), bei JSON * für alles, was keine andere Spalte liest, ohne Kopfzeile die Nummer der Spalte, bei fester Breite der Bereich, z. B. 1-10. Bei EDIFACT Segment, Datenelement und Teil, z. B. RFF+Z13/1.2. Bei Dokumenten ein Teil des Namens, file.id, file.name, file.type, file.size, text:Kundennummer für das Wort dahinter oder side:Name für eine Stelle der Begleitdatei."
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "description": "The id when absent. With XML and JSON a path (address/zip), with JSON `*` for all that no other column reads, without a header the number of the column, with fixed width the range of characters, e.g. 1-10. With EDIFACT segment, data element and component, e.g. RFF+Z13/1.2. With documents a part of the name, file.id, file.name, file.type, file.size, text:Customer no. for the word behind it in the document, or side:name for a place in the side file."
        },
        "type": {
          "x-label": {
            "de": "Typ",
            "en": "Type"
          },
          "$ref": "common.json#/definitions/interfaceColumnType"
        },
        "required": {
          "x-label": {
            "de": "Pflicht",
            "en": "Required"
          },
          "x-main": true,
          "x-help": {
            "de": "Eine Zeile ohne sie wird abgewiesen."
          },
          "type": "boolean",
          "description": "A row without it is refused."
        },
        "fixed": {
          "x-label": {
            "de": "Fester Wert",
            "en": "Fixed value"
          },
          "x-help": {
            "de": "Gilt für jede Zeile, was auch in der Datei steht; sie braucht die Spalte dann nicht."
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "description": "Holds for every row, whatever stands in the file; it need not have the column then."
        },
        "pattern": {
          "x-label": {
            "de": "Aufbau",
            "en": "Pattern"
          },
          "x-help": {
            "de": "# steht für eine Ziffer, @ für einen Buchstaben, ? für ein Zeichen, * für beliebig viele, z. B. DE#########*. Groß und klein gilt gleich."
          },
          "x-when": {
            "type": [
              "text"
            ]
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "description": "# stands for a digit, @ for a letter, ? for a character, * for any number of them, e.g. DE#########*. Upper and lower case are the same."
        },
        "minLength": {
          "x-label": {
            "de": "Mindestens (Zeichen)",
            "en": "At least (characters)"
          },
          "x-when": {
            "type": [
              "text"
            ]
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 100000
        },
        "maxLength": {
          "x-label": {
            "de": "Höchstens (Zeichen)",
            "en": "At most (characters)"
          },
          "x-when": {
            "type": [
              "text"
            ]
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 100000
        },
        "least": {
          "x-label": {
            "de": "Kleinster Wert",
            "en": "Least value"
          },
          "x-help": {
            "de": "Eine Zahl (0.5) oder ein Datum (2026-01-01)."
          },
          "x-when": {
            "type": [
              "integer",
              "decimal",
              "date",
              "date-time"
            ]
          },
          "type": "string",
          "pattern": "^(-?\\d{1,18}(\\.\\d{1,9})?|\\d{4}-\\d{2}-\\d{2})$",
          "description": "A number (0.5) or a date (2026-01-01)."
        },
        "most": {
          "x-label": {
            "de": "Größter Wert",
            "en": "Greatest value"
          },
          "x-help": {
            "de": "Eine Zahl (99.5) oder ein Datum (2026-12-31)."
          },
          "x-when": {
            "type": [
              "integer",
              "decimal",
              "date",
              "date-time"
            ]
          },
          "type": "string",
          "pattern": "^(-?\\d{1,18}(\\.\\d{1,9})?|\\d{4}-\\d{2}-\\d{2})$",
          "description": "A number (99.5) or a date (2026-12-31)."
        },
        "minOccurs": {
          "x-label": {
            "de": "Kommt mindestens vor",
            "en": "Occurs at least"
          },
          "x-help": {
            "de": "So oft je Zeile, bei XML und JSON; eine Zeile, in der das Element seltener vorkommt, wird abgewiesen."
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 100000,
          "description": "So many times within a row, with XML and JSON."
        },
        "maxOccurs": {
          "x-label": {
            "de": "Kommt höchstens vor",
            "en": "Occurs at most"
          },
          "x-help": {
            "de": "So oft je Zeile, bei XML und JSON; eine Zeile, in der das Element öfter vorkommt, wird abgewiesen."
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 100000,
          "description": "So many times within a row, with XML and JSON."
        },
        "values": {
          "x-label": {
            "de": "Werte",
            "en": "Values"
          },
          "x-main": true,
          "x-help": {
            "de": "Was statt dessen gilt, was geliefert wird. Was hier nicht steht, wird abgewiesen."
          },
          "$ref": "common.json#/definitions/interfaceColumnValues",
          "description": "What is taken for what is delivered. What does not stand here is refused."
        }
      }
    },
    "interfacePickUp": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "files"
      ],
      "title": "InterfacePickUp",
      "properties": {
        "connection": {
          "x-label": {
            "de": "Verbindung",
            "en": "Connection"
          },
          "x-main": true,
          "x-help": {
            "de": "Name einer Verbindung, wie sie auf der Seite Schnittstellen angelegt wird. Nicht bei einem Postfach."
          },
          "$ref": "common.json#/definitions/id",
          "description": "Name of a connection, which belongs to the installation and not to the definition. Not with a mailbox."
        },
        "mail": {
          "x-label": {
            "de": "Statt dessen: Anhänge aus einem Postfach",
            "en": "In its place: attachments of a mailbox"
          },
          "x-help": {
            "de": "Anhänge von E-Mails, die in ein Postfach eines Teams kommen. Jeder Anhang wird eine Lieferung."
          },
          "type": "object",
          "additionalProperties": false,
          "required": [
            "mailbox",
            "senders"
          ],
          "title": "InterfaceMail",
          "description": "In place of a connection: attachments of mails that come into a mailbox of a team, each of them one delivery.",
          "properties": {
            "mailbox": {
              "x-label": {
                "de": "Postfach",
                "en": "Mailbox"
              },
              "x-help": {
                "de": "Adresse eines Postfachs, das einem Team gehört."
              },
              "type": "string",
              "maxLength": 254,
              "pattern": "^[^@\\s]+@[^@\\s]+$",
              "description": "Address of a mailbox that belongs to a team."
            },
            "senders": {
              "x-label": {
                "de": "Absender",
                "en": "Senders"
              },
              "x-help": {
                "de": "Adressen, oder ganze Domänen wie @netz.example. Was von anderen kommt, bleibt liegen."
              },
              "type": "array",
              "minItems": 1,
              "maxItems": 200,
              "items": {
                "type": "string",
                "maxLength": 254,
                "pattern": "^[^@\\s]*@[^@\\s]+$"
              },
              "description": "Addresses, or whole domains like @grid.example. What comes from others is left alone."
            },
            "subject": {
              "x-label": {
                "de": "Worte im Betreff",
                "en": "Words in the subject"
              },
              "x-help": {
                "de": "Alle müssen vorkommen, groß oder klein geschrieben."
              },
              "type": "string",
              "minLength": 1,
              "maxLength": 200,
              "description": "All of them must be there, in any case of letters."
            }
          }
        },
        "folder": {
          "x-label": {
            "de": "Ordner",
            "en": "Folder"
          },
          "x-main": true,
          "x-help": {
            "de": "Bei HTTPS der Pfad unter der Adresse der Verbindung. Bei einem Postfach ohne Angabe der Posteingang."
          },
          "$ref": "common.json#/definitions/interfaceFolder",
          "description": "Where the files lie; with HTTPS the path below the connection's address, with a mailbox the inbox when absent."
        },
        "files": {
          "x-label": {
            "de": "Dateien",
            "en": "Files"
          },
          "x-help": {
            "de": "Name mit * und ?, z. B. orders-*.csv. Bei HTTPS ein einzelner Name."
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "pattern": "^[^/\\\\\u0000-\u001f]+$",
          "description": "A name with * and ?, e.g. orders-*.csv; with HTTPS one name."
        },
        "settleSeconds": {
          "x-label": {
            "de": "Unverändert seit (Sekunden)",
            "en": "Unchanged for (seconds)"
          },
          "x-main": true,
          "x-help": {
            "de": "So lange muss eine Datei gleich geblieben sein, ohne Angabe 30. 0, wenn die Gegenseite erst unter anderem Namen schreibt und dann umbenennt."
          },
          "type": "integer",
          "minimum": 0,
          "maximum": 3600,
          "description": "For how long a file must have stayed the same; 30 when absent. 0 where the other side writes under another name and then renames."
        },
        "archive": {
          "x-label": {
            "de": "Archivordner",
            "en": "Archive folder"
          },
          "x-help": {
            "de": "Unterordner, in den eine Datei kommt, wenn sie hier liegt. Ohne Angabe, bei HTTPS und wo man nicht schreiben darf, wird sie gemerkt. Bei einem Postfach der Ordner, in den die E-Mail verschoben wird."
          },
          "$ref": "common.json#/definitions/interfaceFolder",
          "description": "Folder below `folder` into which a file is moved when it is kept here. Without it, with HTTPS, and where nobody may write, it is remembered. With a mailbox the folder into which the mail is moved."
        },
        "mostMb": {
          "x-label": {
            "de": "Höchstens (MB)",
            "en": "At most (MB)"
          },
          "x-help": {
            "de": "Größere Dateien werden nicht geholt. Ohne Angabe 200."
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 4000,
          "description": "Larger files are not taken; 200 when absent."
        },
        "after": {
          "x-label": {
            "de": "Nach Schnittstellen",
            "en": "After interfaces"
          },
          "x-help": {
            "de": "Sobald eine von ihnen, Schnittstelle oder Variante, eine Lieferung übernommen hat."
          },
          "type": "array",
          "minItems": 1,
          "uniqueItems": true,
          "items": {
            "x-refers": "any-interface",
            "$ref": "common.json#/definitions/id"
          },
          "description": "As soon as one of these interfaces, or variants of interfaces, has taken a delivery."
        },
        "schedule": {
          "x-label": {
            "de": "Wann",
            "en": "When"
          },
          "x-main": true,
          "x-help": {
            "de": "Ohne Angabe und ohne Vorgänger wird nur von Hand abgeholt."
          },
          "$ref": "common.json#/definitions/interfaceSchedule",
          "description": "By hand only when absent."
        }
      }
    },
    "interfaceExample": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "row",
        "expected"
      ],
      "title": "InterfaceExample",
      "properties": {
        "id": {
          "x-label": {
            "de": "Kennung",
            "en": "Id"
          },
          "$ref": "common.json#/definitions/id"
        },
        "row": {
          "x-label": {
            "de": "Zeile",
            "en": "Row"
          },
          "x-help": {
            "de": "Je Spalte, was in der Datei steht."
          },
          "$ref": "common.json#/definitions/interfaceRow",
          "description": "By column what stands in the file."
        },
        "expected": {
          "x-label": {
            "de": "Erwartet",
            "en": "Expected"
          },
          "x-help": {
            "de": "Entweder Werte je Schritt, oder die Spalten, die abgewiesen werden."
          },
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "maxProperties": 1,
          "title": "InterfaceExpected",
          "properties": {
            "steps": {
              "x-label": {
                "de": "Werte je Schritt",
                "en": "Values by step"
              },
              "type": "object",
              "minProperties": 1,
              "title": "InterfaceExpectedSteps",
              "additionalProperties": {
                "type": "object",
                "additionalProperties": true
              },
              "description": "By step the values that are written, or by which is looked; all of them."
            },
            "refused": {
              "x-label": {
                "de": "Abgewiesene Spalten",
                "en": "Columns refused"
              },
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "common.json#/definitions/fieldId"
              }
            },
            "leftOut": {
              "x-label": {
                "de": "Wird ausgelassen",
                "en": "Is left out"
              },
              "const": true
            }
          }
        }
      }
    },
    "interfaceRow": {
      "type": "object",
      "title": "InterfaceRow",
      "additionalProperties": {
        "type": "string",
        "maxLength": 100000
      }
    },
    "interfaceUnknownColumns": {
      "x-values": {
        "note": {
          "de": "an der Lieferung nennen",
          "en": "name them at the delivery"
        },
        "alarm": {
          "de": "Alarm geben",
          "en": "give an alarm"
        },
        "refuse": {
          "de": "Lieferung nicht nehmen, Alarm geben",
          "en": "do not take the delivery, give an alarm"
        }
      },
      "enum": [
        "note",
        "alarm",
        "refuse"
      ],
      "title": "InterfaceUnknownColumns",
      "description": "What is done when a file has columns, elements or segments that no column reads; note when absent."
    },
    "dashboardPeriod": {
      "x-values": {
        "this-week": {
          "de": "Diese Woche",
          "en": "This week"
        },
        "this-month": {
          "de": "Dieser Monat",
          "en": "This month"
        },
        "last-month": {
          "de": "Letzter Monat",
          "en": "Last month"
        },
        "this-quarter": {
          "de": "Dieses Quartal",
          "en": "This quarter"
        },
        "last-quarter": {
          "de": "Letztes Quartal",
          "en": "Last quarter"
        },
        "this-year": {
          "de": "Dieses Jahr",
          "en": "This year"
        },
        "last-year": {
          "de": "Letztes Jahr",
          "en": "Last year"
        },
        "last-30-days": {
          "de": "Letzte 30 Tage",
          "en": "Last 30 days"
        },
        "last-12-months": {
          "de": "Letzte 12 Monate",
          "en": "Last 12 months"
        }
      },
      "title": "DashboardPeriod",
      "enum": [
        "this-week",
        "this-month",
        "last-month",
        "this-quarter",
        "last-quarter",
        "this-year",
        "last-year",
        "last-30-days",
        "last-12-months"
      ]
    },
    "dashboardFilters": {
      "type": "array",
      "minItems": 1,
      "maxItems": 8,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label",
          "fields"
        ],
        "title": "DashboardFilter",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "x-label": {
              "de": "Bezeichnung",
              "en": "Label"
            },
            "$ref": "common.json#/definitions/label"
          },
          "fields": {
            "x-label": {
              "de": "Felder",
              "en": "Fields"
            },
            "x-help": {
              "de": "Je Entität das Feld, das den gewählten Wert haben muss. Das erste sagt, was zur Wahl steht."
            },
            "x-main": true,
            "type": "array",
            "minItems": 1,
            "maxItems": 12,
            "description": "For each entity the field that must have the chosen value. The first one says what can be chosen.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "entity",
                "field"
              ],
              "title": "DashboardFilterField",
              "properties": {
                "entity": {
                  "x-label": {
                    "de": "Entität",
                    "en": "Entity"
                  },
                  "x-refers": "entity",
                  "$ref": "common.json#/definitions/id"
                },
                "field": {
                  "x-label": {
                    "de": "Feld",
                    "en": "Field"
                  },
                  "x-refers": "field-path",
                  "$ref": "common.json#/definitions/fieldPath"
                }
              }
            }
          }
        }
      }
    },
    "dashboardTile": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "label",
        "type",
        "x",
        "y",
        "width",
        "height"
      ],
      "title": "DashboardTile",
      "properties": {
        "id": {
          "x-label": {
            "de": "Kennung",
            "en": "Id"
          },
          "$ref": "#/definitions/id"
        },
        "label": {
          "x-label": {
            "de": "Bezeichnung",
            "en": "Label"
          },
          "$ref": "#/definitions/label"
        },
        "type": {
          "x-label": {
            "de": "Darstellung",
            "en": "Shown as"
          },
          "x-values": {
            "figure": {
              "de": "Zahl",
              "en": "Figure"
            },
            "bars": {
              "de": "Balken",
              "en": "Bars"
            },
            "line": {
              "de": "Linie",
              "en": "Line"
            },
            "ring": {
              "de": "Ring",
              "en": "Ring"
            },
            "table": {
              "de": "Tabelle",
              "en": "Table"
            },
            "pivot": {
              "de": "Kreuztabelle",
              "en": "Pivot table"
            },
            "funnel": {
              "de": "Trichter",
              "en": "Funnel"
            },
            "list": {
              "de": "Liste",
              "en": "List"
            }
          },
          "title": "DashboardTileType",
          "enum": [
            "figure",
            "bars",
            "line",
            "ring",
            "table",
            "pivot",
            "funnel",
            "list"
          ]
        },
        "view": {
          "x-label": {
            "de": "Ansicht",
            "en": "View"
          },
          "x-help": {
            "de": "Liste: die Ansicht, deren erste Datensätze gezeigt werden."
          },
          "x-refers": "view",
          "x-when": {
            "type": [
              "list"
            ]
          },
          "$ref": "#/definitions/id",
          "description": "list: the view whose first records are shown."
        },
        "entity": {
          "x-label": {
            "de": "Entität",
            "en": "Entity"
          },
          "x-refers": "entity",
          "x-when": {
            "type": [
              "figure",
              "bars",
              "line",
              "ring",
              "table",
              "pivot",
              "funnel"
            ]
          },
          "x-main": true,
          "$ref": "#/definitions/id"
        },
        "filter": {
          "x-label": {
            "de": "Filter",
            "en": "Filter"
          },
          "x-help": {
            "de": "Was zählt; ohne Angabe alles."
          },
          "x-when": {
            "type": [
              "figure",
              "bars",
              "line",
              "ring",
              "table",
              "pivot",
              "funnel"
            ]
          },
          "x-main": true,
          "$ref": "#/definitions/filter",
          "description": "What counts; everything when absent."
        },
        "measures": {
          "x-label": {
            "de": "Kennzahlen",
            "en": "Measures"
          },
          "x-help": {
            "de": "Was gezählt oder gerechnet wird; ohne Angabe die Anzahl. Mehrere nur in Tabellen."
          },
          "x-when": {
            "type": [
              "figure",
              "bars",
              "line",
              "ring",
              "table",
              "pivot"
            ]
          },
          "x-main": true,
          "type": "array",
          "minItems": 1,
          "maxItems": 5,
          "description": "What is counted or worked out; the number of records when absent. Several in tables only.",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "of"
            ],
            "title": "DashboardMeasure",
            "properties": {
              "of": {
                "x-label": {
                  "de": "Rechnung",
                  "en": "Calculation"
                },
                "x-values": {
                  "count": {
                    "de": "Anzahl",
                    "en": "Number"
                  },
                  "sum": {
                    "de": "Summe",
                    "en": "Sum"
                  },
                  "avg": {
                    "de": "Durchschnitt",
                    "en": "Average"
                  },
                  "min": {
                    "de": "Kleinster Wert",
                    "en": "Least value"
                  },
                  "max": {
                    "de": "Größter Wert",
                    "en": "Greatest value"
                  },
                  "stay": {
                    "de": "Verweildauer, Durchschnitt (Tage)",
                    "en": "Time in it, average (days)"
                  },
                  "stayMedian": {
                    "de": "Verweildauer, Median (Tage)",
                    "en": "Time in it, median (days)"
                  },
                  "stayMost": {
                    "de": "Verweildauer, längste (Tage)",
                    "en": "Time in it, longest (days)"
                  }
                },
                "enum": [
                  "count",
                  "sum",
                  "avg",
                  "min",
                  "max",
                  "stay",
                  "stayMedian",
                  "stayMost"
                ],
                "description": "stay, stayMedian, stayMost: days, with `stays` of the tile."
              },
              "field": {
                "x-label": {
                  "de": "Feld",
                  "en": "Field"
                },
                "x-refers": "field",
                "x-when": {
                  "of": [
                    "sum",
                    "avg",
                    "min",
                    "max"
                  ]
                },
                "x-main": true,
                "$ref": "#/definitions/fieldId"
              }
            }
          }
        },
        "group": {
          "x-label": {
            "de": "Gruppiert nach",
            "en": "Grouped by"
          },
          "x-help": {
            "de": "Das Feld, nach dessen Werten aufgeteilt wird, auch eines des Datensatzes, auf den verwiesen wird. Linien und Balken können auch einen Zeitpunkt aufteilen."
          },
          "x-refers": "field-path",
          "x-when": {
            "type": [
              "bars",
              "line",
              "ring",
              "table",
              "pivot",
              "funnel"
            ]
          },
          "x-main": true,
          "$ref": "#/definitions/fieldPath",
          "description": "The field by whose values it is divided, or one of a record referred to (`product.division`); a date or time with `bucket`."
        },
        "bucket": {
          "x-label": {
            "de": "Zeiteinheit",
            "en": "Unit of time"
          },
          "x-help": {
            "de": "Wenn nach einem Datum gruppiert wird: je Tag, Woche, Monat …"
          },
          "x-values": {
            "day": {
              "de": "Tag",
              "en": "Day"
            },
            "week": {
              "de": "Woche",
              "en": "Week"
            },
            "month": {
              "de": "Monat",
              "en": "Month"
            },
            "quarter": {
              "de": "Quartal",
              "en": "Quarter"
            },
            "year": {
              "de": "Jahr",
              "en": "Year"
            }
          },
          "x-when": {
            "type": [
              "bars",
              "line",
              "table",
              "pivot"
            ]
          },
          "title": "DashboardBucket",
          "enum": [
            "day",
            "week",
            "month",
            "quarter",
            "year"
          ],
          "description": "When it is grouped by a date."
        },
        "split": {
          "x-label": {
            "de": "Aufgeteilt nach",
            "en": "Split by"
          },
          "x-help": {
            "de": "Ein zweites Feld: Balken werden gestapelt (Durchschnitte, größte und kleinste Werte und Verweildauern stehen nebeneinander), Linien zu mehreren, Kreuztabellen haben es als Spalten."
          },
          "x-refers": "field-path",
          "x-when": {
            "type": [
              "bars",
              "line",
              "pivot"
            ]
          },
          "x-main": true,
          "$ref": "#/definitions/fieldPath",
          "description": "A second field: bars are stacked, or side by side where their values do not add up, there is a line for each value, pivot tables have it as columns."
        },
        "splitBucket": {
          "x-label": {
            "de": "Zeiteinheit der Aufteilung",
            "en": "Unit of time of the split"
          },
          "x-help": {
            "de": "Wenn nach einem Datum aufgeteilt wird."
          },
          "x-values": {
            "day": {
              "de": "Tag",
              "en": "Day"
            },
            "week": {
              "de": "Woche",
              "en": "Week"
            },
            "month": {
              "de": "Monat",
              "en": "Month"
            },
            "quarter": {
              "de": "Quartal",
              "en": "Quarter"
            },
            "year": {
              "de": "Jahr",
              "en": "Year"
            }
          },
          "x-when": {
            "type": [
              "pivot"
            ]
          },
          "title": "DashboardBucket",
          "enum": [
            "day",
            "week",
            "month",
            "quarter",
            "year"
          ],
          "description": "When it is split by a date."
        },
        "stays": {
          "x-label": {
            "de": "Zählt Aufenthalte",
            "en": "Counts stays"
          },
          "x-help": {
            "de": "Statt der Datensätze zählt, wann sie welchen Wert des Auswahlfelds hatten, nach dem gruppiert wird, auch früher. Dazu gehören die Verweildauern."
          },
          "x-when": {
            "type": [
              "bars",
              "table",
              "pivot"
            ]
          },
          "type": "boolean",
          "description": "Counts, in place of records, the values that they have had in the option field by which it is grouped, and how long."
        },
        "stages": {
          "x-label": {
            "de": "Stufen",
            "en": "Stages"
          },
          "x-help": {
            "de": "Trichter: Werte des Auswahlfelds, die frühesten zuerst. Eine Stufe zählt, was auf ihr oder einer späteren steht."
          },
          "x-when": {
            "type": [
              "funnel"
            ]
          },
          "x-main": true,
          "type": "array",
          "minItems": 2,
          "maxItems": 12,
          "uniqueItems": true,
          "items": {
            "x-refers": "option",
            "$ref": "#/definitions/id"
          },
          "description": "funnel: options of the field, the earliest first. A stage counts what is in it or in a later one."
        },
        "people": {
          "x-label": {
            "de": "Personenfeld",
            "en": "Field of people"
          },
          "x-help": {
            "de": "Wessen Tätigkeit gezählt wird. Wirkt mit „Mindestens so viele Personen“ des Dashboards."
          },
          "x-refers": "any-field",
          "x-when": {
            "type": [
              "figure",
              "bars",
              "line",
              "ring",
              "table"
            ]
          },
          "$ref": "#/definitions/fieldId",
          "description": "Whose work is counted: has an effect with `leastPeople` of the dashboard."
        },
        "time": {
          "x-label": {
            "de": "Zeitfeld",
            "en": "Field of time"
          },
          "x-help": {
            "de": "Das Datum, für das der Zeitraum des Dashboards gilt; ohne Angabe zählt jede Zeit."
          },
          "x-refers": "any-field",
          "x-when": {
            "type": [
              "figure",
              "bars",
              "line",
              "ring",
              "table",
              "pivot",
              "funnel"
            ]
          },
          "x-main": true,
          "$ref": "#/definitions/fieldId",
          "description": "The date to which the dashboard's period applies; any time when absent."
        },
        "compare": {
          "x-label": {
            "de": "Mit dem Zeitraum davor vergleichen",
            "en": "Compare with the period before"
          },
          "x-when": {
            "type": [
              "figure"
            ]
          },
          "type": "boolean"
        },
        "target": {
          "x-label": {
            "de": "Ziel",
            "en": "Target"
          },
          "x-help": {
            "de": "Dezimalzahl; die Zahl zeigt, wie viel davon erreicht ist."
          },
          "x-when": {
            "type": [
              "figure"
            ]
          },
          "type": "string",
          "pattern": "^\\d{1,15}(\\.\\d{1,4})?$",
          "description": "A decimal number; the figure shows how much of it has been reached."
        },
        "most": {
          "x-label": {
            "de": "Höchstens so viele Gruppen",
            "en": "At most so many groups"
          },
          "x-help": {
            "de": "Die größten; der Rest steht als „Übrige“. Ohne Angabe 8."
          },
          "x-when": {
            "type": [
              "bars",
              "ring",
              "table",
              "pivot"
            ]
          },
          "type": "integer",
          "minimum": 2,
          "maximum": 50,
          "description": "The largest; the rest is one group of others. 8 when absent."
        },
        "inOrder": {
          "x-label": {
            "de": "In der Reihenfolge der Auswahl",
            "en": "In the order of the options"
          },
          "x-help": {
            "de": "Balken und Tabellen nach einem Auswahlfeld: alle Werte in ihrer Reihenfolge statt die größten zuerst, z. B. für Status."
          },
          "x-when": {
            "type": [
              "bars",
              "table",
              "pivot"
            ]
          },
          "type": "boolean",
          "description": "Grouped by a field with options: all of them in their order instead of the largest first, e.g. for a status."
        },
        "color": {
          "x-label": {
            "de": "Farbe",
            "en": "Colour"
          },
          "x-when": {
            "type": [
              "figure",
              "bars",
              "line",
              "funnel"
            ]
          },
          "$ref": "#/definitions/color"
        },
        "x": {
          "x-label": {
            "de": "Spalte",
            "en": "Column"
          },
          "type": "integer",
          "minimum": 0,
          "maximum": 11,
          "description": "Column in which it begins; there are twelve."
        },
        "y": {
          "x-label": {
            "de": "Zeile",
            "en": "Row"
          },
          "type": "integer",
          "minimum": 0,
          "maximum": 400
        },
        "width": {
          "x-label": {
            "de": "Breite",
            "en": "Width"
          },
          "x-help": {
            "de": "In Spalten; es gibt zwölf."
          },
          "type": "integer",
          "minimum": 2,
          "maximum": 12,
          "description": "In columns; there are twelve."
        },
        "height": {
          "x-label": {
            "de": "Höhe",
            "en": "Height"
          },
          "x-help": {
            "de": "In Zeilen von etwa 60 Pixeln."
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 12,
          "description": "In rows of some 60 pixels."
        }
      }
    },
    "interfaceSchedule": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "cron"
      ],
      "title": "InterfaceSchedule",
      "properties": {
        "cron": {
          "x-label": {
            "de": "Zeiten",
            "en": "Times"
          },
          "x-help": {
            "de": "Cron in fünf Feldern: Minute, Stunde, Tag, Monat, Wochentag, z. B. 30 6 * * 1-5."
          },
          "type": "string",
          "minLength": 9,
          "maxLength": 100,
          "description": "A cron expression of five fields."
        },
        "timeZone": {
          "x-label": {
            "de": "Zeitzone",
            "en": "Time zone"
          },
          "x-help": {
            "de": "Ohne Angabe Europe/Berlin. Was in die Stunde fällt, die beim Vorstellen der Uhr fehlt, kommt danach; was in die doppelte fällt, einmal."
          },
          "type": "string",
          "minLength": 2,
          "maxLength": 60,
          "description": "IANA name; Europe/Berlin when absent. What falls into the hour that is missing when clocks go forward is due when it has passed; what falls into the doubled one comes once."
        }
      }
    },
    "interfaceFolder": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500,
      "pattern": "^/?[^/\\\\\u0000-\u001f]+(/[^/\\\\\u0000-\u001f]+)*$"
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
          "x-label": {
            "de": "Rollen",
            "en": "Roles"
          },
          "type": "array",
          "minItems": 1,
          "items": {
            "x-refers": "role",
            "$ref": "#/definitions/id"
          }
        },
        "team": {
          "x-label": {
            "de": "Team-Feld",
            "en": "Team field"
          },
          "x-refers": "field",
          "$ref": "#/definitions/fieldId",
          "description": "Field of the record with the team."
        },
        "user": {
          "x-label": {
            "de": "Personenfeld",
            "en": "Person field"
          },
          "x-refers": "field",
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
          "x-label": {
            "de": "Art",
            "en": "Kind"
          },
          "x-values": {
            "update-record": {
              "de": "Datensatz ändern",
              "en": "Change the record"
            },
            "move-record": {
              "de": "Status bewegen",
              "en": "Move the status"
            },
            "create-record": {
              "de": "Datensatz anlegen",
              "en": "Create a record"
            },
            "notify": {
              "de": "Benachrichtigen",
              "en": "Notify"
            },
            "begin-process": {
              "de": "Prozess beginnen",
              "en": "Begin a process"
            },
            "plan-change": {
              "de": "Änderung planen",
              "en": "Plan a change"
            },
            "drop-changes": {
              "de": "Geplante Änderungen zurücknehmen",
              "en": "Take back planned changes"
            },
            "call-action": {
              "de": "Modul rufen",
              "en": "Call a module"
            }
          },
          "type": "string",
          "enum": [
            "update-record",
            "move-record",
            "create-record",
            "notify",
            "begin-process",
            "plan-change",
            "drop-changes",
            "call-action"
          ],
          "title": "WorkflowActionType"
        },
        "params": {
          "x-label": {
            "de": "Angaben",
            "en": "Details"
          },
          "type": "object",
          "additionalProperties": false,
          "title": "WorkflowActionParams",
          "description": "drop-changes takes none: it takes back what the process has planned and what has not come yet.",
          "properties": {
            "entity": {
              "x-label": {
                "de": "Entität",
                "en": "Entity"
              },
              "x-refers": "entity",
              "x-when": {
                "type": [
                  "create-record"
                ]
              },
              "$ref": "#/definitions/id",
              "description": "create-record: of what."
            },
            "created": {
              "x-label": {
                "de": "Die angelegten",
                "en": "Those created"
              },
              "x-refers": "entity",
              "x-when": {
                "type": [
                  "update-record"
                ]
              },
              "$ref": "#/definitions/id",
              "description": "update-record: instead of its own record, those of this entity that the process has created."
            },
            "event": {
              "x-label": {
                "de": "Ereignis",
                "en": "Event"
              },
              "x-refers": "event",
              "x-when": {
                "type": [
                  "move-record",
                  "plan-change"
                ]
              },
              "$ref": "#/definitions/id",
              "description": "move-record: event of the record's contract status. plan-change: the event by which the record takes the values, where its status locks them otherwise."
            },
            "values": {
              "x-label": {
                "de": "Werte",
                "en": "Values"
              },
              "x-when": {
                "type": [
                  "update-record",
                  "move-record",
                  "create-record",
                  "plan-change"
                ]
              },
              "x-holds": "values",
              "type": "object",
              "title": "WorkflowValues",
              "x-help": {
                "de": "Je Feld ein Wert, oder eine Formel über den Datensatz."
              },
              "description": "By field name a value, or {\"formula\": \"…\"} over the record, whose own id is `id`."
            },
            "each": {
              "x-label": {
                "de": "Für jeden Datensatz",
                "en": "For each record"
              },
              "x-when": {
                "type": [
                  "create-record"
                ]
              },
              "x-help": {
                "de": "Legt für jeden Datensatz, der hierher zeigt, einen an, z. B. für jede Position eines Angebots einen Vertrag."
              },
              "type": "object",
              "additionalProperties": false,
              "required": [
                "entity",
                "via"
              ],
              "title": "WorkflowEach",
              "description": "create-record: one for each record that points to this one, at most 200.",
              "properties": {
                "entity": {
                  "x-label": {
                    "de": "Entität",
                    "en": "Entity"
                  },
                  "x-refers": "entity",
                  "$ref": "#/definitions/id"
                },
                "via": {
                  "x-label": {
                    "de": "Über das Feld",
                    "en": "Via the field"
                  },
                  "x-help": {
                    "de": "Das Verweisfeld jener Entität, das hierher zeigt."
                  },
                  "x-refers": "field",
                  "$ref": "#/definitions/fieldId",
                  "description": "The reference field of that entity that points here."
                },
                "where": {
                  "x-label": {
                    "de": "Nur solche mit",
                    "en": "Only those with"
                  },
                  "x-holds": "values",
                  "type": "object",
                  "title": "WorkflowEachWhere",
                  "x-help": {
                    "de": "Je Feld jener Entität ein Wert, oder eine Formel über den Datensatz des Prozesses."
                  },
                  "description": "By field name of that entity the value that it must have, or {\"formula\": \"…\"} over the record of the process."
                },
                "values": {
                  "x-label": {
                    "de": "Werte daraus",
                    "en": "Values from it"
                  },
                  "x-holds": "values",
                  "type": "object",
                  "title": "WorkflowEachValues",
                  "x-help": {
                    "de": "Je Feld des neuen Datensatzes ein Wert, oder eine Formel über den Datensatz, für den er angelegt wird."
                  },
                  "description": "By field name of what is created a value, or {\"formula\": \"…\"} over the record that it is created for."
                }
              }
            },
            "on": {
              "x-label": {
                "de": "Am Tag",
                "en": "On the day"
              },
              "x-when": {
                "type": [
                  "plan-change"
                ]
              },
              "$ref": "#/definitions/expression",
              "description": "plan-change: the date on which the record takes these values. On a day that has come it takes them at once."
            },
            "to": {
              "x-label": {
                "de": "An",
                "en": "To"
              },
              "x-when": {
                "type": [
                  "notify"
                ]
              },
              "$ref": "#/definitions/recipients",
              "description": "notify: who is told."
            },
            "text": {
              "x-label": {
                "de": "Text",
                "en": "Text"
              },
              "x-when": {
                "type": [
                  "notify",
                  "call-action"
                ]
              },
              "$ref": "#/definitions/label",
              "description": "notify: of what. call-action: what is to be done, for whoever must do it by hand."
            },
            "workflow": {
              "x-label": {
                "de": "Workflow",
                "en": "Workflow"
              },
              "x-refers": "workflow",
              "x-when": {
                "type": [
                  "begin-process"
                ]
              },
              "$ref": "#/definitions/id",
              "description": "begin-process: which, about the same record."
            },
            "action": {
              "x-label": {
                "de": "Aktion",
                "en": "Action"
              },
              "x-when": {
                "type": [
                  "call-action"
                ]
              },
              "x-suggests": "action",
              "type": "string",
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-zA-Z0-9-]*$",
              "maxLength": 100,
              "description": "call-action: action of a module, `documents.make`. It is called after the commit, at least once, with a key. As long as no module has it, somebody must see to it by hand."
            },
            "input": {
              "x-label": {
                "de": "Eingaben",
                "en": "Input"
              },
              "x-when": {
                "type": [
                  "call-action"
                ]
              },
              "x-holds": "input",
              "type": "object",
              "title": "WorkflowActionInput",
              "x-help": {
                "de": "Was die Aktion bekommt: je Eingabe ein Wert, oder eine Formel über den Datensatz."
              },
              "description": "What the action is given: by key a value, or {\"formula\": \"…\"} over the record."
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
          "x-label": {
            "de": "Wert",
            "en": "Value"
          },
          "x-help": {
            "de": "Der gespeicherte Wert."
          },
          "type": "string",
          "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]*$",
          "maxLength": 60,
          "description": "The stored value."
        },
        "label": {
          "x-label": {
            "de": "Bezeichnung",
            "en": "Label"
          },
          "$ref": "#/definitions/label"
        },
        "color": {
          "x-label": {
            "de": "Farbe",
            "en": "Colour"
          },
          "$ref": "#/definitions/color"
        },
        "icon": {
          "x-label": {
            "de": "Symbol",
            "en": "Icon"
          },
          "$ref": "#/definitions/icon"
        },
        "archived": {
          "x-label": {
            "de": "Nicht mehr anbieten",
            "en": "No longer offered"
          },
          "x-help": {
            "de": "Bleibt für alte Datensätze, wird für neue Werte nicht angeboten."
          },
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/fieldId"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "x-help": {
        "de": "Name in der API und in Formeln; ohne Angabe die Kennung."
      },
      "$ref": "common.json#/definitions/fieldId",
      "description": "Name in the API and in expressions; the id when absent."
    },
    "formerNames": {
      "x-label": {
        "de": "Frühere Namen",
        "en": "Former names"
      },
      "x-help": {
        "de": "Namen, unter denen die API noch eine Weile dasselbe versteht und liefert."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 20,
      "items": {
        "$ref": "common.json#/definitions/formerName"
      },
      "description": "Names by which the API still knows it for a while."
    },
    "type": {
      "x-label": {
        "de": "Typ",
        "en": "Type"
      },
      "x-values": {
        "text": {
          "de": "Text",
          "en": "Text"
        },
        "long-text": {
          "de": "Langer Text",
          "en": "Long text"
        },
        "rich-text": {
          "de": "Formatierter Text",
          "en": "Rich text"
        },
        "integer": {
          "de": "Ganze Zahl",
          "en": "Whole number"
        },
        "decimal": {
          "de": "Dezimalzahl",
          "en": "Decimal"
        },
        "money": {
          "de": "Betrag",
          "en": "Money"
        },
        "percent": {
          "de": "Prozent",
          "en": "Percent"
        },
        "boolean": {
          "de": "Ja/Nein",
          "en": "Yes/no"
        },
        "date": {
          "de": "Datum",
          "en": "Date"
        },
        "time": {
          "de": "Uhrzeit",
          "en": "Time"
        },
        "date-time": {
          "de": "Zeitpunkt",
          "en": "Date and time"
        },
        "duration": {
          "de": "Dauer",
          "en": "Duration"
        },
        "option": {
          "de": "Auswahl",
          "en": "Option"
        },
        "options": {
          "de": "Mehrfachauswahl",
          "en": "Several options"
        },
        "reference": {
          "de": "Verweis",
          "en": "Reference"
        },
        "references": {
          "de": "Mehrere Verweise",
          "en": "Several references"
        },
        "child-rows": {
          "de": "Tabelle",
          "en": "Child rows"
        },
        "address": {
          "de": "Adresse",
          "en": "Address"
        },
        "phone": {
          "de": "Telefon",
          "en": "Phone"
        },
        "email": {
          "de": "E-Mail",
          "en": "E-mail"
        },
        "link": {
          "de": "Webadresse",
          "en": "Link"
        },
        "file": {
          "de": "Datei",
          "en": "File"
        },
        "image": {
          "de": "Bild",
          "en": "Image"
        },
        "user": {
          "de": "Person",
          "en": "User"
        },
        "team": {
          "de": "Team",
          "en": "Team"
        },
        "computed": {
          "de": "Formelfeld",
          "en": "Computed"
        },
        "roll-up": {
          "de": "Zusammenfassung",
          "en": "Roll-up"
        },
        "number-range": {
          "de": "Nummer",
          "en": "Number range"
        },
        "json": {
          "de": "JSON",
          "en": "JSON"
        },
        "repetition": {
          "de": "Wiederholung",
          "en": "Repetition"
        }
      },
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
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "x-main": true,
      "$ref": "common.json#/definitions/label"
    },
    "required": {
      "x-label": {
        "de": "Pflichtfeld",
        "en": "Required"
      },
      "x-main": true,
      "type": "boolean"
    },
    "requiredWhen": {
      "x-label": {
        "de": "Pflicht, wenn",
        "en": "Required when"
      },
      "$ref": "common.json#/definitions/expression"
    },
    "visibleWhen": {
      "x-label": {
        "de": "Sichtbar, wenn",
        "en": "Visible when"
      },
      "$ref": "common.json#/definitions/expression"
    },
    "readOnlyWhen": {
      "x-label": {
        "de": "Gesperrt, wenn",
        "en": "Read-only when"
      },
      "$ref": "common.json#/definitions/expression"
    },
    "readOnly": {
      "x-label": {
        "de": "Nur lesbar",
        "en": "Read-only"
      },
      "x-help": {
        "de": "Wird nie von Menschen oder über die API gesetzt, nur von der Plattform, einem Übergang oder einem Modul."
      },
      "type": "boolean",
      "description": "Never set by a person or the API; only by the platform, a transition or a module."
    },
    "default": {
      "x-label": {
        "de": "Vorgabewert",
        "en": "Default"
      },
      "x-help": {
        "de": "Wert eines neuen Datensatzes, wenn keiner angegeben ist. „$today“, „$now“, „$user“, „$team“ stehen für heute, jetzt, die handelnde Person und ihr Team, wenn sie genau eines hat."
      },
      "tsType": "unknown",
      "description": "Value of a new record when none is given. \"$today\", \"$now\", \"$user\", \"$team\" stand for today's date, the instant, the acting user."
    },
    "unique": {
      "x-label": {
        "de": "Eindeutig",
        "en": "Unique"
      },
      "x-help": {
        "de": "Kein zweiter Datensatz (außerhalb des Papierkorbs) hat denselben Wert."
      },
      "x-main": true,
      "type": "boolean",
      "description": "No two records (outside the bin) share the value."
    },
    "searchable": {
      "x-label": {
        "de": "Durchsuchbar",
        "en": "Searchable"
      },
      "x-help": {
        "de": "Wird von der Suche überall und in Listen gefunden."
      },
      "x-main": true,
      "type": "boolean",
      "description": "Found by the global search and by list search; gets a trigram index."
    },
    "index": {
      "x-label": {
        "de": "Schnell filtern und sortieren",
        "en": "Fast to filter and sort"
      },
      "x-help": {
        "de": "Für Felder, nach denen Listen filtern oder sortieren."
      },
      "type": "boolean",
      "description": "Gets a b-tree index: for fields that lists filter or sort by. Several options and JSON get a GIN index over what they contain."
    },
    "minLength": {
      "x-label": {
        "de": "Mindestlänge",
        "en": "Shortest length"
      },
      "type": "integer",
      "minimum": 0
    },
    "maxLength": {
      "x-label": {
        "de": "Höchstlänge",
        "en": "Greatest length"
      },
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000
    },
    "format": {
      "x-label": {
        "de": "Format",
        "en": "Format"
      },
      "x-values": {
        "iban": {
          "de": "IBAN",
          "en": "IBAN"
        },
        "bic": {
          "de": "BIC",
          "en": "BIC"
        },
        "creditor-id": {
          "de": "Gläubiger-ID",
          "en": "Creditor id"
        },
        "vat-id": {
          "de": "USt-IdNr.",
          "en": "VAT id"
        },
        "malo-id": {
          "de": "Marktlokations-ID",
          "en": "Market location id"
        },
        "melo-id": {
          "de": "Messlokations-ID",
          "en": "Metering location id"
        },
        "market-partner-id": {
          "de": "Marktpartner-ID",
          "en": "Market partner id"
        },
        "eic": {
          "de": "EIC",
          "en": "EIC"
        },
        "obis": {
          "de": "OBIS-Kennzahl",
          "en": "OBIS code"
        },
        "postal-code": {
          "de": "Postleitzahl",
          "en": "Postal code"
        },
        "municipality-key": {
          "de": "Gemeindeschlüssel",
          "en": "Municipality key"
        },
        "house-number": {
          "de": "Hausnummer",
          "en": "House number"
        }
      },
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
      "x-label": {
        "de": "Kleinster Wert",
        "en": "Smallest value"
      },
      "x-help": {
        "de": "Kleinster Wert."
      },
      "type": [
        "number",
        "string"
      ],
      "description": "Smallest value; decimals as strings."
    },
    "max": {
      "x-label": {
        "de": "Größter Wert",
        "en": "Largest value"
      },
      "type": [
        "number",
        "string"
      ]
    },
    "scale": {
      "x-label": {
        "de": "Nachkommastellen",
        "en": "Decimal places"
      },
      "x-help": {
        "de": "Stellen nach dem Komma."
      },
      "type": "integer",
      "minimum": 0,
      "maximum": 10,
      "description": "Digits after the decimal mark."
    },
    "currency": {
      "x-label": {
        "de": "Währung",
        "en": "Currency"
      },
      "x-help": {
        "de": "Nach ISO 4217; ohne Angabe EUR."
      },
      "type": "string",
      "pattern": "^[A-Z]{3}$",
      "description": "ISO 4217; EUR when absent."
    },
    "unit": {
      "x-label": {
        "de": "Einheit",
        "en": "Unit"
      },
      "x-help": {
        "de": "Steht hinter dem Wert, z. B. kWh."
      },
      "type": "string",
      "maxLength": 20,
      "description": "Shown after the value, e.g. kWh."
    },
    "options": {
      "x-label": {
        "de": "Auswahl",
        "en": "Options"
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/option"
      }
    },
    "optionSet": {
      "x-label": {
        "de": "Auswahlliste",
        "en": "Option set"
      },
      "x-refers": "option-set",
      "$ref": "common.json#/definitions/id"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-help": {
        "de": "Wohin der Verweis führt; bei einer Zusammenfassung die Entität, deren Datensätze gezählt werden."
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id",
      "description": "Target of a reference; for a roll-up, the entity whose records are counted."
    },
    "onDelete": {
      "x-label": {
        "de": "Wenn das Ziel gelöscht wird",
        "en": "When the target is deleted"
      },
      "x-help": {
        "de": "Was mit diesem Feld geschieht, wenn das Ziel gelöscht wird; ohne Angabe wird das Löschen abgelehnt."
      },
      "x-values": {
        "restrict": {
          "de": "Löschen ablehnen",
          "en": "Refuse the delete"
        },
        "clear": {
          "de": "Feld leeren",
          "en": "Clear the field"
        }
      },
      "enum": [
        "restrict",
        "clear"
      ],
      "description": "What happens to this field when the target is deleted: refuse the delete (default) or clear the field."
    },
    "filter": {
      "x-label": {
        "de": "Filter",
        "en": "Filter"
      },
      "x-help": {
        "de": "Welche Ziele gewählt werden können (Verweis) oder welche Datensätze zählen (Zusammenfassung)."
      },
      "$ref": "common.json#/definitions/filter",
      "description": "Which targets may be chosen (reference), or which records count (roll-up)."
    },
    "columns": {
      "x-label": {
        "de": "Spalten",
        "en": "Columns"
      },
      "x-help": {
        "de": "Spalten der Tabelle, oder Angaben an jedem einzelnen Verweis."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "#"
      },
      "description": "Columns of child rows, or columns on the link of references."
    },
    "maxItems": {
      "x-label": {
        "de": "Höchstens so viele",
        "en": "At most so many"
      },
      "type": "integer",
      "minimum": 1,
      "maximum": 500
    },
    "expression": {
      "x-label": {
        "de": "Formel",
        "en": "Formula"
      },
      "x-help": {
        "de": "Formel des Feldes, das sich selbst berechnet."
      },
      "$ref": "common.json#/definitions/expression",
      "description": "Formula of a computed field."
    },
    "result": {
      "x-label": {
        "de": "Ergebnis",
        "en": "Result"
      },
      "x-help": {
        "de": "Typ des berechneten Wertes."
      },
      "x-values": {
        "text": {
          "de": "Text",
          "en": "Text"
        },
        "integer": {
          "de": "Ganze Zahl",
          "en": "Whole number"
        },
        "decimal": {
          "de": "Dezimalzahl",
          "en": "Decimal"
        },
        "boolean": {
          "de": "Ja/Nein",
          "en": "Yes/no"
        },
        "date": {
          "de": "Datum",
          "en": "Date"
        }
      },
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
      "x-label": {
        "de": "Über das Feld",
        "en": "Via the field"
      },
      "x-help": {
        "de": "Zusammenfassung: das Verweisfeld der anderen Entität, das hierher zeigt."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "Roll-up: the reference field of the other entity that points here."
    },
    "measure": {
      "x-label": {
        "de": "Was gerechnet wird",
        "en": "What is worked out"
      },
      "x-values": {
        "count": {
          "de": "Anzahl",
          "en": "Count"
        },
        "sum": {
          "de": "Summe",
          "en": "Sum"
        },
        "min": {
          "de": "Kleinster Wert",
          "en": "Smallest"
        },
        "max": {
          "de": "Größter Wert",
          "en": "Largest"
        }
      },
      "enum": [
        "count",
        "sum",
        "min",
        "max"
      ]
    },
    "measureField": {
      "x-label": {
        "de": "Gerechnetes Feld",
        "en": "Field worked out"
      },
      "x-help": {
        "de": "Zusammenfassung: das Feld, das summiert oder verglichen wird; bei der Anzahl keines."
      },
      "x-refers": "any-field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "Roll-up: the field that is summed or compared; absent for count."
    },
    "numbering": {
      "x-label": {
        "de": "Nummernkreis",
        "en": "Numbering"
      },
      "x-help": {
        "de": "Der Nummernkreis, der dem Feld beim Anlegen seinen Wert gibt."
      },
      "x-refers": "numbering",
      "$ref": "common.json#/definitions/id",
      "description": "The numbering that gives a number-range field its value at creation."
    },
    "accept": {
      "x-label": {
        "de": "Erlaubte Dateiarten",
        "en": "Accepted media types"
      },
      "x-help": {
        "de": "Medientypen, die eine Datei haben darf, z. B. application/pdf oder image/*."
      },
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1,
      "description": "Media types a file may have, e.g. application/pdf or image/*."
    },
    "maxSize": {
      "x-label": {
        "de": "Größte Datei (Bytes)",
        "en": "Largest file (bytes)"
      },
      "x-help": {
        "de": "Größte Datei in Bytes."
      },
      "type": "integer",
      "minimum": 1,
      "description": "Largest file in bytes."
    },
    "multiple": {
      "x-label": {
        "de": "Mehrere Dateien",
        "en": "Several files"
      },
      "x-help": {
        "de": "Mehrere Dateien."
      },
      "type": "boolean",
      "description": "Several files."
    }
  }
};

export const adaptationSchema = {
  "$id": "https://leitwerk.dev/schema/adaptation.json",
  "title": "AdaptationDefinition",
  "x-label": {
    "de": "Anpassung eines Moduls",
    "en": "Adaptation of a module"
  },
  "x-plural": {
    "de": "Anpassungen von Modulen",
    "en": "Adaptations of modules"
  },
  "x-icon": "puzzle",
  "x-help": {
    "de": "Was an einer Definition, die ein Modul mitbringt, hier anders ist. Im Designer ändert man die Definition selbst; in Dateien steht nur der Unterschied, sodass eine neuere Fassung des Moduls von selbst hinzukommt."
  },
  "description": "What is different here in a definition that a module brings. In the designer the definition itself is edited; files hold the difference only, so that a newer version of the module comes in by itself.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "of",
    "operations"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "adaptation"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
      "maxLength": 80
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
      "maxLength": 80
    },
    "of": {
      "x-label": {
        "de": "Definition",
        "en": "Definition"
      },
      "x-help": {
        "de": "Art und Kennung der Definition des Moduls, z. B. entity/blacklist-entry."
      },
      "type": "string",
      "pattern": "^[a-z][a-z-]*/[a-z][a-z0-9-]*$",
      "maxLength": 80,
      "description": "Kind and id of the module’s definition, e.g. entity/blacklist-entry."
    },
    "operations": {
      "x-label": {
        "de": "Änderungen",
        "en": "Changes"
      },
      "x-help": {
        "de": "In ihrer Reihenfolge angewandt."
      },
      "description": "Applied in their order.",
      "type": "array",
      "minItems": 1,
      "maxItems": 2000,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "op",
          "at"
        ],
        "title": "AdaptationOperation",
        "properties": {
          "op": {
            "x-label": {
              "de": "Was",
              "en": "What"
            },
            "x-values": {
              "set": {
                "de": "setzen",
                "en": "set"
              },
              "add": {
                "de": "hinzufügen",
                "en": "add"
              },
              "remove": {
                "de": "wegnehmen",
                "en": "remove"
              },
              "move": {
                "de": "verschieben",
                "en": "move"
              }
            },
            "enum": [
              "set",
              "add",
              "remove",
              "move"
            ]
          },
          "at": {
            "x-label": {
              "de": "Wo",
              "en": "Where"
            },
            "x-help": {
              "de": "Schlüssel von Eigenschaften und von Einträgen in Listen, von außen nach innen."
            },
            "type": "array",
            "minItems": 1,
            "maxItems": 40,
            "items": {
              "type": "string",
              "maxLength": 200
            },
            "description": "Keys of properties and of elements in lists, from the outside in."
          },
          "value": {
            "x-label": {
              "de": "Wert",
              "en": "Value"
            },
            "x-when": {
              "op": [
                "set",
                "add"
              ]
            },
            "tsType": "unknown"
          },
          "after": {
            "x-label": {
              "de": "Hinter",
              "en": "Behind"
            },
            "x-help": {
              "de": "Schlüssel des Eintrags davor; null für den Anfang; ohne Angabe am Ende."
            },
            "x-when": {
              "op": [
                "add",
                "move"
              ]
            },
            "type": [
              "string",
              "null"
            ],
            "description": "Key of the element before it; null for the first place; at the end when absent."
          }
        }
      }
    }
  }
};

export const appSchema = {
  "$id": "https://leitwerk.dev/schema/app.json",
  "title": "AppDefinition",
  "x-label": {
    "de": "Anwendung",
    "en": "Application"
  },
  "x-plural": {
    "de": "Anwendung",
    "en": "Application"
  },
  "x-icon": "home",
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
          "x-label": {
            "de": "Kennung",
            "en": "Id"
          },
          "$ref": "common.json#/definitions/id"
        },
        "label": {
          "x-label": {
            "de": "Bezeichnung",
            "en": "Label"
          },
          "$ref": "common.json#/definitions/label"
        },
        "icon": {
          "x-label": {
            "de": "Symbol",
            "en": "Icon"
          },
          "$ref": "common.json#/definitions/icon"
        },
        "entity": {
          "x-label": {
            "de": "Entität",
            "en": "Entity"
          },
          "x-refers": "entity",
          "$ref": "common.json#/definitions/id"
        },
        "view": {
          "x-label": {
            "de": "Ansicht",
            "en": "View"
          },
          "x-refers": "view",
          "$ref": "common.json#/definitions/id"
        },
        "dashboard": {
          "x-label": {
            "de": "Dashboard",
            "en": "Dashboard"
          },
          "x-refers": "dashboard",
          "$ref": "common.json#/definitions/id"
        },
        "report": {
          "x-label": {
            "de": "Bericht",
            "en": "Report"
          },
          "x-refers": "report",
          "$ref": "common.json#/definitions/id"
        },
        "children": {
          "x-label": {
            "de": "Darunter",
            "en": "Below"
          },
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "version": {
      "x-label": {
        "de": "Version des Pakets",
        "en": "Version of the package"
      },
      "type": "string",
      "pattern": "^\\d+\\.\\d+\\.\\d+$",
      "description": "Of the package, if this application is one that others change and that is upgraded (semver.org): 1.4.0"
    },
    "color": {
      "x-label": {
        "de": "Farbe",
        "en": "Colour"
      },
      "x-help": {
        "de": "Färbt Schaltflächen, Verweise und das Zeichen; so hell oder dunkel, dass alles lesbar bleibt."
      },
      "$ref": "common.json#/definitions/color",
      "description": "Colours buttons, links and the mark, as light or dark as it takes for all to be readable."
    },
    "logo": {
      "x-label": {
        "de": "Logo",
        "en": "Logo"
      },
      "x-main": true,
      "x-help": {
        "de": "Steht oben links und bei der Anmeldung. PNG, JPEG oder SVG, höchstens 200 KB."
      },
      "$ref": "common.json#/definitions/image",
      "description": "Stands at the top left and at the sign-in. PNG, JPEG or SVG, 200 KB at most."
    },
    "logoDark": {
      "x-label": {
        "de": "Logo auf dunklem Grund",
        "en": "Logo on a dark ground"
      },
      "x-help": {
        "de": "Für die dunkle Darstellung; ohne Angabe das Logo."
      },
      "$ref": "common.json#/definitions/image",
      "description": "For the dark appearance; the logo when absent."
    },
    "startPage": {
      "x-label": {
        "de": "Startseite",
        "en": "Start page"
      },
      "x-help": {
        "de": "Was nach der Anmeldung geöffnet wird: eine Ansicht, ein Dashboard oder „Mein Tag“."
      },
      "x-refers": "page",
      "$ref": "common.json#/definitions/id",
      "description": "What is opened after sign-in: a view, a dashboard, or `day` for the page of `day`."
    },
    "day": {
      "x-label": {
        "de": "Mein Tag",
        "en": "My day"
      },
      "x-help": {
        "de": "Listen der Seite „Mein Tag“, der Reihe nach. Was einen angeht, sagen die Filter der Ansichten mit $user und $today."
      },
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
            "x-label": {
              "de": "Ansicht",
              "en": "View"
            },
            "x-refers": "view",
            "$ref": "common.json#/definitions/id"
          },
          "event": {
            "x-label": {
              "de": "Erledigt durch",
              "en": "Ticked off by"
            },
            "x-help": {
              "de": "Das Ereignis des Status, mit dem ein Eintrag abgehakt wird."
            },
            "x-refers": "event",
            "$ref": "common.json#/definitions/id",
            "description": "The event of the entity's status by which an entry is ticked off."
          }
        }
      }
    },
    "region": {
      "x-label": {
        "de": "Feiertage",
        "en": "Holidays"
      },
      "x-help": {
        "de": "Wessen Feiertage Kalender zeigen; ohne Angabe die von ganz Deutschland. Jede Person kann andere wählen."
      },
      "x-values": {
        "DE": {
          "de": "Ganz Deutschland",
          "en": "All of Germany"
        },
        "DE-BW": {
          "de": "Baden-Württemberg",
          "en": "Baden-Württemberg"
        },
        "DE-BY": {
          "de": "Bayern",
          "en": "Bavaria"
        },
        "DE-BE": {
          "de": "Berlin",
          "en": "Berlin"
        },
        "DE-BB": {
          "de": "Brandenburg",
          "en": "Brandenburg"
        },
        "DE-HB": {
          "de": "Bremen",
          "en": "Bremen"
        },
        "DE-HE": {
          "de": "Hessen",
          "en": "Hesse"
        },
        "DE-HH": {
          "de": "Hamburg",
          "en": "Hamburg"
        },
        "DE-MV": {
          "de": "Mecklenburg-Vorpommern",
          "en": "Mecklenburg-Western Pomerania"
        },
        "DE-NI": {
          "de": "Niedersachsen",
          "en": "Lower Saxony"
        },
        "DE-NW": {
          "de": "Nordrhein-Westfalen",
          "en": "North Rhine-Westphalia"
        },
        "DE-RP": {
          "de": "Rheinland-Pfalz",
          "en": "Rhineland-Palatinate"
        },
        "DE-SL": {
          "de": "Saarland",
          "en": "Saarland"
        },
        "DE-SN": {
          "de": "Sachsen",
          "en": "Saxony"
        },
        "DE-ST": {
          "de": "Sachsen-Anhalt",
          "en": "Saxony-Anhalt"
        },
        "DE-SH": {
          "de": "Schleswig-Holstein",
          "en": "Schleswig-Holstein"
        },
        "DE-TH": {
          "de": "Thüringen",
          "en": "Thuringia"
        }
      },
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
    "outsideAddresses": {
      "x-label": {
        "de": "Auswertungen auch an diese Adressen",
        "en": "Figures may go to these addresses"
      },
      "x-help": {
        "de": "E-Mail-Adressen außerhalb, an die Dashboards regelmäßig gesendet werden dürfen: „vorstand@beispiel.de“, oder alle einer Domain: „@beispiel.de“. Ohne Angabe an keine."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "uniqueItems": true,
      "items": {
        "type": "string",
        "pattern": "^[^\\s<>\"@,;:]*@[^\\s<>\"@,;:]+\\.[^\\s<>\"@,;:]+$"
      },
      "description": "Addresses outside to which dashboards may be sent by mail on a schedule: board@example.com, or all of a domain: @example.com. None when absent."
    },
    "modules": {
      "x-label": {
        "de": "Module",
        "en": "Modules"
      },
      "type": "array",
      "uniqueItems": true,
      "items": {
        "x-refers": "module",
        "$ref": "common.json#/definitions/id"
      }
    },
    "moduleSettings": {
      "x-label": {
        "de": "Einstellungen der Module",
        "en": "Settings of modules"
      },
      "x-help": {
        "de": "Einstellungen je Modul; jedes sagt selbst, was seine enthalten dürfen."
      },
      "type": "object",
      "description": "Settings of modules by name; each module says what its own may hold.",
      "additionalProperties": {
        "type": "object"
      }
    },
    "navigation": {
      "x-label": {
        "de": "Navigation",
        "en": "Navigation"
      },
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
  "x-label": {
    "de": "Automatik",
    "en": "Automation"
  },
  "x-plural": {
    "de": "Automatiken",
    "en": "Automations"
  },
  "x-icon": "bolt",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "x-help": {
        "de": "Auch der Name, unter dem in der Historie steht, was sie tut."
      },
      "$ref": "common.json#/definitions/label",
      "description": "Also the name under which what it does stands in the history."
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "roles": {
      "x-label": {
        "de": "Rollen",
        "en": "Roles"
      },
      "x-help": {
        "de": "Mit diesen Rechten arbeitet sie, wer oder was sie auch ausgelöst hat."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "Rights with which it works, whoever or whatever has set it off."
    },
    "order": {
      "x-label": {
        "de": "Reihenfolge",
        "en": "Order"
      },
      "x-help": {
        "de": "Von mehreren, die ein Ereignis auslöst, kommt die kleinere zuerst; ohne Angabe 100."
      },
      "type": "integer",
      "minimum": 0,
      "maximum": 1000,
      "description": "Of several that one event sets off the smaller comes first; 100 when absent. Each sees what those before it have done."
    },
    "when": {
      "x-label": {
        "de": "Auslöser",
        "en": "Triggers"
      },
      "x-help": {
        "de": "Was sie auslöst; eines davon genügt."
      },
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
            "x-label": {
              "de": "Was geschieht",
              "en": "What happens"
            },
            "x-values": {
              "created": {
                "de": "Datensatz angelegt",
                "en": "Record created"
              },
              "updated": {
                "de": "Datensatz geändert",
                "en": "Record updated"
              },
              "moved": {
                "de": "Status bewegt",
                "en": "Status moved"
              },
              "schedule": {
                "de": "Zeitplan",
                "en": "Schedule"
              },
              "incoming": {
                "de": "Eingehende Nachricht",
                "en": "Incoming message"
              }
            },
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
            "x-label": {
              "de": "Ereignis",
              "en": "Event"
            },
            "x-help": {
              "de": "Nur bei diesem Ereignis des Status."
            },
            "x-refers": "event",
            "x-when": {
              "on": [
                "moved"
              ]
            },
            "$ref": "common.json#/definitions/id",
            "description": "moved: only by this event of the contract status."
          },
          "fields": {
            "x-label": {
              "de": "Felder",
              "en": "Fields"
            },
            "x-help": {
              "de": "Nur, wenn sich eines davon geändert hat."
            },
            "x-when": {
              "on": [
                "updated"
              ]
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "updated: only when one of these has changed."
          },
          "cron": {
            "x-label": {
              "de": "Zeitplan (cron)",
              "en": "Schedule (cron)"
            },
            "x-when": {
              "on": [
                "schedule"
              ]
            },
            "$ref": "common.json#/definitions/cron",
            "description": "schedule: when."
          },
          "filter": {
            "x-label": {
              "de": "Filter",
              "en": "Filter"
            },
            "x-help": {
              "de": "Für welche Datensätze."
            },
            "x-when": {
              "on": [
                "schedule"
              ]
            },
            "$ref": "common.json#/definitions/filter",
            "description": "schedule: for which records."
          },
          "senders": {
            "x-label": {
              "de": "Absender (Rollen)",
              "en": "Senders (roles)"
            },
            "x-help": {
              "de": "Rollen, von denen eine haben muss, wer eine Nachricht schickt."
            },
            "x-when": {
              "on": [
                "incoming"
              ]
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "role",
              "$ref": "common.json#/definitions/id"
            },
            "description": "incoming: roles of which who sends a message must hold one."
          },
          "match": {
            "x-label": {
              "de": "Gefunden über",
              "en": "Found by"
            },
            "x-help": {
              "de": "Das eindeutige Feld, über das die Nachricht ihren Datensatz findet."
            },
            "x-refers": "field",
            "x-when": {
              "on": [
                "incoming"
              ]
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "incoming: the unique field by which the message finds its record; the message has its value under the field's name. Formulas see the message as `$output`."
          }
        }
      }
    },
    "if": {
      "x-label": {
        "de": "Nur wenn",
        "en": "Only if"
      },
      "x-help": {
        "de": "Muss für den Datensatz gelten."
      },
      "$ref": "common.json#/definitions/expression",
      "description": "Must be true of the record."
    },
    "actions": {
      "x-label": {
        "de": "Aktionen",
        "en": "Actions"
      },
      "x-help": {
        "de": "Alle werden getan, oder keine."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/action"
      },
      "description": "All of them are done, or none."
    }
  }
};

export const checklistSchema = {
  "$id": "https://leitwerk.dev/schema/checklist.json",
  "title": "ChecklistDefinition",
  "x-label": {
    "de": "Checkliste",
    "en": "Checklist"
  },
  "x-plural": {
    "de": "Checklisten",
    "en": "Checklists"
  },
  "x-icon": "list-check",
  "x-help": {
    "de": "Was zu tun ist, bevor etwas beginnt, z. B. der Betrieb. Was sich prüfen lässt, prüft der Server."
  },
  "description": "What has to be done before something begins, e.g. going live. What can be checked is checked by the server.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "items"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "checklist"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "x-main": true,
      "$ref": "common.json#/definitions/label"
    },
    "items": {
      "x-label": {
        "de": "Punkte",
        "en": "Items"
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 200,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label"
        ],
        "title": "ChecklistItem",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "x-label": {
              "de": "Bezeichnung",
              "en": "Label"
            },
            "$ref": "common.json#/definitions/label"
          },
          "help": {
            "x-label": {
              "de": "Hilfetext",
              "en": "Help text"
            },
            "x-main": true,
            "$ref": "common.json#/definitions/label"
          },
          "day": {
            "x-label": {
              "de": "Am wievielten Tag",
              "en": "On which day"
            },
            "x-help": {
              "de": "Punkte eines Tages stehen beisammen."
            },
            "x-main": true,
            "type": "integer",
            "minimum": 1,
            "maximum": 365,
            "description": "Items of one day stand together."
          },
          "link": {
            "x-label": {
              "de": "Wohin",
              "en": "Link"
            },
            "x-help": {
              "de": "Adresse in der Anwendung, an der es getan wird, z. B. /records/product."
            },
            "type": "string",
            "maxLength": 200,
            "pattern": "^/(?!/)[A-Za-z0-9/_.?=&%-]*$",
            "description": "Address in the application at which it is done, e.g. /records/product."
          },
          "role": {
            "x-label": {
              "de": "Zuständige Rolle",
              "en": "Responsible role"
            },
            "x-help": {
              "de": "Wer sie hat, darf den Punkt abhaken, wie jeder, der an Entwürfen arbeiten darf."
            },
            "x-refers": "role",
            "$ref": "common.json#/definitions/id",
            "description": "Its holders may tick the item off, as may everybody who may work on drafts."
          },
          "check": {
            "x-label": {
              "de": "Prüfung",
              "en": "Check"
            },
            "type": "object",
            "additionalProperties": false,
            "required": [
              "type"
            ],
            "title": "ChecklistCheck",
            "properties": {
              "type": {
                "x-label": {
                  "de": "Was geprüft wird",
                  "en": "What is checked"
                },
                "x-values": {
                  "records": {
                    "de": "Wie viele Datensätze es gibt",
                    "en": "How many records there are"
                  },
                  "app-setting": {
                    "de": "Angabe der Anwendung ist gemacht",
                    "en": "Setting of the application is made"
                  },
                  "changed": {
                    "de": "Hier gegenüber dem Paket geändert",
                    "en": "Changed here over the package"
                  },
                  "roles-held": {
                    "de": "Jede Rolle hat jemand",
                    "en": "Somebody has each role"
                  },
                  "definition": {
                    "de": "Definition ist da",
                    "en": "Definition is there"
                  },
                  "no-failures": {
                    "de": "Nichts ist fehlgeschlagen",
                    "en": "Nothing has failed"
                  },
                  "backup": {
                    "de": "Datensicherung ist frisch",
                    "en": "Backup is recent"
                  },
                  "mail": {
                    "de": "Der Mailserver lässt sich benutzen",
                    "en": "The mail server can be used"
                  }
                },
                "enum": [
                  "records",
                  "app-setting",
                  "changed",
                  "definition",
                  "roles-held",
                  "no-failures",
                  "backup",
                  "mail"
                ],
                "title": "ChecklistCheckType"
              },
              "entity": {
                "x-label": {
                  "de": "Entität",
                  "en": "Entity"
                },
                "x-refers": "entity",
                "x-when": {
                  "type": [
                    "records"
                  ]
                },
                "$ref": "common.json#/definitions/id"
              },
              "filter": {
                "x-label": {
                  "de": "Filter",
                  "en": "Filter"
                },
                "x-help": {
                  "de": "Welche zählen; ohne Angabe alle."
                },
                "x-when": {
                  "type": [
                    "records"
                  ]
                },
                "$ref": "common.json#/definitions/filter",
                "description": "Which count; all when absent."
              },
              "atLeast": {
                "x-label": {
                  "de": "Mindestens",
                  "en": "At least"
                },
                "x-when": {
                  "type": [
                    "records"
                  ]
                },
                "type": "integer",
                "minimum": 1
              },
              "atMost": {
                "x-label": {
                  "de": "Höchstens",
                  "en": "At most"
                },
                "x-when": {
                  "type": [
                    "records"
                  ]
                },
                "type": "integer",
                "minimum": 0
              },
              "sum": {
                "x-label": {
                  "de": "Summe von",
                  "en": "Sum of"
                },
                "x-help": {
                  "de": "Zahlenfeld, dessen Summe zum Vergleich mit dem Altsystem gezeigt wird."
                },
                "x-refers": "field",
                "x-when": {
                  "type": [
                    "records"
                  ]
                },
                "$ref": "common.json#/definitions/fieldId",
                "description": "Number field whose sum is shown, to be compared with the old system."
              },
              "setting": {
                "x-label": {
                  "de": "Angabe",
                  "en": "Setting"
                },
                "x-values": {
                  "version": {
                    "de": "Version",
                    "en": "Version"
                  },
                  "color": {
                    "de": "Farbe",
                    "en": "Colour"
                  },
                  "logo": {
                    "de": "Logo",
                    "en": "Logo"
                  },
                  "startPage": {
                    "de": "Startseite",
                    "en": "Start page"
                  },
                  "region": {
                    "de": "Bundesland",
                    "en": "Region"
                  }
                },
                "x-when": {
                  "type": [
                    "app-setting"
                  ]
                },
                "enum": [
                  "version",
                  "color",
                  "logo",
                  "startPage",
                  "region"
                ]
              },
              "kind": {
                "x-label": {
                  "de": "Art",
                  "en": "Kind"
                },
                "x-values": {
                  "app": {
                    "de": "Anwendung",
                    "en": "Application"
                  },
                  "option-set": {
                    "de": "Auswahlliste",
                    "en": "Option set"
                  },
                  "workflow": {
                    "de": "Workflow",
                    "en": "Workflow"
                  },
                  "automation": {
                    "de": "Automatik",
                    "en": "Automation"
                  },
                  "interface": {
                    "de": "Schnittstelle",
                    "en": "Interface"
                  },
                  "numbering": {
                    "de": "Nummernkreis",
                    "en": "Numbering"
                  },
                  "role": {
                    "de": "Rolle",
                    "en": "Role"
                  },
                  "layout": {
                    "de": "Briefbogen",
                    "en": "Letterhead"
                  },
                  "template": {
                    "de": "Vorlage",
                    "en": "Template"
                  },
                  "text-block": {
                    "de": "Textbaustein",
                    "en": "Text block"
                  },
                  "dashboard": {
                    "de": "Dashboard",
                    "en": "Dashboard"
                  }
                },
                "x-when": {
                  "type": [
                    "definition",
                    "changed"
                  ]
                },
                "enum": [
                  "app",
                  "option-set",
                  "workflow",
                  "automation",
                  "interface",
                  "numbering",
                  "role",
                  "layout",
                  "template",
                  "text-block",
                  "dashboard"
                ],
                "title": "ChecklistKind"
              },
              "id": {
                "x-label": {
                  "de": "Kennung der Definition",
                  "en": "Id of the definition"
                },
                "x-help": {
                  "de": "Ohne Angabe genügt irgendeine der Art."
                },
                "x-when": {
                  "type": [
                    "definition",
                    "changed"
                  ]
                },
                "$ref": "common.json#/definitions/id",
                "description": "Any of the kind will do when absent."
              },
              "roles": {
                "x-label": {
                  "de": "Rollen",
                  "en": "Roles"
                },
                "x-help": {
                  "de": "Jede muss mindestens ein aktiver Benutzer haben."
                },
                "x-when": {
                  "type": [
                    "roles-held"
                  ]
                },
                "type": "array",
                "minItems": 1,
                "maxItems": 50,
                "uniqueItems": true,
                "items": {
                  "x-refers": "role",
                  "$ref": "common.json#/definitions/id"
                },
                "description": "Each must be held by an active user."
              },
              "of": {
                "x-label": {
                  "de": "Wovon",
                  "en": "Of what"
                },
                "x-values": {
                  "jobs": {
                    "de": "Hintergrundarbeiten",
                    "en": "Background work"
                  },
                  "automations": {
                    "de": "Automatiken",
                    "en": "Automations"
                  },
                  "processes": {
                    "de": "Prozesse",
                    "en": "Processes"
                  }
                },
                "x-when": {
                  "type": [
                    "no-failures"
                  ]
                },
                "enum": [
                  "jobs",
                  "automations",
                  "processes"
                ]
              },
              "hours": {
                "x-label": {
                  "de": "Nicht älter als (Stunden)",
                  "en": "Not older than (hours)"
                },
                "x-when": {
                  "type": [
                    "backup"
                  ]
                },
                "type": "integer",
                "minimum": 1,
                "maximum": 8760
              }
            }
          }
        }
      }
    }
  }
};

export const contractStatusSchema = {
  "$id": "https://leitwerk.dev/schema/contract-status.json",
  "title": "ContractStatusDefinition",
  "x-label": {
    "de": "Status",
    "en": "Status"
  },
  "x-plural": {
    "de": "Status",
    "en": "Statuses"
  },
  "x-icon": "progress",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "field": {
      "x-label": {
        "de": "Statusfeld",
        "en": "Status field"
      },
      "x-help": {
        "de": "Auswahlfeld ohne eigene Auswahl; gewählt wird unter den Status."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "Option field without own options; its options are the states."
    },
    "initial": {
      "x-label": {
        "de": "Anfang",
        "en": "Initial"
      },
      "x-refers": "state",
      "$ref": "common.json#/definitions/id"
    },
    "states": {
      "x-label": {
        "de": "Status",
        "en": "States"
      },
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
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "x-label": {
              "de": "Bezeichnung",
              "en": "Label"
            },
            "$ref": "common.json#/definitions/label"
          },
          "color": {
            "x-label": {
              "de": "Farbe",
              "en": "Colour"
            },
            "$ref": "common.json#/definitions/color"
          },
          "icon": {
            "x-label": {
              "de": "Symbol",
              "en": "Icon"
            },
            "$ref": "common.json#/definitions/icon"
          },
          "path": {
            "x-label": {
              "de": "Auf dem Statuspfad",
              "en": "On the status path"
            },
            "x-help": {
              "de": "Teil des üblichen Wegs, als Schritt auf dem Statuspfad gezeigt; ohne Angabe ja."
            },
            "x-open": true,
            "type": "boolean",
            "description": "Part of the usual way, shown as a step of the status path; true when absent."
          },
          "final": {
            "x-label": {
              "de": "Abgeschlossen",
              "en": "Final"
            },
            "x-help": {
              "de": "Hier ist nichts mehr zu tun: niemand wird erinnert, und was sich wiederholt, kommt wieder. Ohne Angabe ja, wo kein Ereignis weiterführt."
            },
            "x-open": true,
            "type": "boolean",
            "description": "Nothing is left to be done here: nobody is reminded of the record, and one with a repetition comes again. When absent, true where no event leads on."
          },
          "readOnlyFields": {
            "x-label": {
              "de": "Gesperrte Felder",
              "en": "Read-only fields"
            },
            "x-help": {
              "de": "Felder, die in diesem Status nicht geändert werden können."
            },
            "type": "array",
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            },
            "minItems": 1,
            "description": "Fields that cannot change while in this state."
          }
        }
      }
    },
    "transitions": {
      "x-label": {
        "de": "Übergänge",
        "en": "Transitions"
      },
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
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "x-help": {
              "de": "Name des Ereignisses in der API."
            },
            "$ref": "common.json#/definitions/id",
            "description": "The event's name in the API."
          },
          "label": {
            "x-label": {
              "de": "Bezeichnung",
              "en": "Label"
            },
            "$ref": "common.json#/definitions/label"
          },
          "from": {
            "x-label": {
              "de": "Von",
              "en": "From"
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "state",
              "$ref": "common.json#/definitions/id"
            }
          },
          "to": {
            "x-label": {
              "de": "Nach",
              "en": "To"
            },
            "x-refers": "state",
            "$ref": "common.json#/definitions/id"
          },
          "color": {
            "x-label": {
              "de": "Farbe",
              "en": "Colour"
            },
            "$ref": "common.json#/definitions/color"
          },
          "guard": {
            "x-label": {
              "de": "Bedingung",
              "en": "Condition"
            },
            "x-help": {
              "de": "Muss gelten; sieht den Datensatz mit den Eingaben."
            },
            "$ref": "common.json#/definitions/expression",
            "description": "Must be true; sees the record with the input applied."
          },
          "guardMessage": {
            "x-label": {
              "de": "Warum nicht möglich",
              "en": "Why not possible"
            },
            "x-help": {
              "de": "Warum es gerade nicht geht."
            },
            "$ref": "common.json#/definitions/label",
            "description": "Why it is not possible now."
          },
          "input": {
            "x-label": {
              "de": "Eingaben",
              "en": "Inputs"
            },
            "x-help": {
              "de": "Felder des Datensatzes, nach denen das Ereignis fragt und die es setzt."
            },
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
                  "x-label": {
                    "de": "Feld",
                    "en": "Field"
                  },
                  "x-refers": "field",
                  "$ref": "common.json#/definitions/fieldId"
                },
                "required": {
                  "x-label": {
                    "de": "Pflichtfeld",
                    "en": "Required"
                  },
                  "type": "boolean"
                }
              }
            }
          },
          "set": {
            "x-label": {
              "de": "Setzt Werte",
              "en": "Sets values"
            },
            "x-help": {
              "de": "Werte, die das Ereignis setzt: Feldname → Wert oder „$today“, „$now“, „$user“."
            },
            "type": "object",
            "description": "Values set by the event: field name → value, or \"$today\", \"$now\", \"$user\"."
          }
        }
      }
    }
  }
};

export const dashboardSchema = {
  "$id": "https://leitwerk.dev/schema/dashboard.json",
  "title": "DashboardDefinition",
  "x-label": {
    "de": "Dashboard",
    "en": "Dashboard"
  },
  "x-plural": {
    "de": "Dashboards",
    "en": "Dashboards"
  },
  "x-icon": "chart-bar",
  "x-help": {
    "de": "Zahlen, Diagramme und Listen auf einer Seite. Jede Zahl zählt nur, was die Betrachtenden lesen dürfen, und führt zu genau den gezählten Datensätzen."
  },
  "description": "Figures, charts and lists on one page. Each figure counts only what its reader may read, and leads to exactly the records that were counted.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "tiles"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "dashboard"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "icon": {
      "x-label": {
        "de": "Symbol",
        "en": "Icon"
      },
      "$ref": "common.json#/definitions/icon"
    },
    "roles": {
      "x-label": {
        "de": "Nur für diese Rollen",
        "en": "For these roles only"
      },
      "x-help": {
        "de": "Ohne Angabe für alle. Was jemand sieht, begrenzen immer seine Rechte."
      },
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "For everybody when absent. What somebody sees is always limited by his rights."
    },
    "period": {
      "x-label": {
        "de": "Zeitraum zu Beginn",
        "en": "Period at first"
      },
      "x-help": {
        "de": "Gilt für Kacheln mit einem Zeitfeld; wer hinsieht, kann einen anderen wählen. Ohne Angabe dieser Monat."
      },
      "x-main": true,
      "$ref": "common.json#/definitions/dashboardPeriod",
      "description": "Of tiles with a field of time; readers may choose another one. This month when absent."
    },
    "leastPeople": {
      "x-label": {
        "de": "Mindestens so viele Personen",
        "en": "At least so many people"
      },
      "x-help": {
        "de": "Anonyme Auswertung: Kacheln mit einem Personenfeld nennen Gruppen mit weniger Personen nur zusammengefasst oder gar nicht, ohne Namen und ohne Weg zu den Datensätzen. Die eigenen Zahlen sieht jede Person. Was jemand in Listen lesen darf, regeln weiterhin die Rollen."
      },
      "type": "integer",
      "minimum": 2,
      "maximum": 100,
      "description": "Anonymous figures: tiles with a field of people tell groups of fewer people together or not at all, without names and without a way to the records. Lists stay a matter of roles."
    },
    "filters": {
      "x-label": {
        "de": "Filter des Dashboards",
        "en": "Filters of the dashboard"
      },
      "x-help": {
        "de": "Was die Betrachtenden für alle Kacheln auf einmal auswählen können, etwa ein Team. Kacheln ohne das Feld sagen, dass sie nicht gefiltert sind."
      },
      "$ref": "common.json#/definitions/dashboardFilters",
      "description": "What readers can choose for all tiles at once."
    },
    "tiles": {
      "x-label": {
        "de": "Kacheln",
        "en": "Tiles"
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 40,
      "items": {
        "$ref": "common.json#/definitions/dashboardTile"
      }
    }
  }
};

export const dataCategorySchema = {
  "$id": "https://leitwerk.dev/schema/data-category.json",
  "title": "DataCategoryDefinition",
  "x-label": {
    "de": "Datenkategorie",
    "en": "Data category"
  },
  "x-plural": {
    "de": "Datenkategorien",
    "en": "Data categories"
  },
  "x-icon": "shield-lock",
  "x-help": {
    "de": "Welche Datensätze von einer Person handeln, warum sie gespeichert sind und wie lange. Danach richten sich Auskunft, Einschränkung und Löschung."
  },
  "description": "Which records are about a person, why they are kept and for how long. Reports, restriction and erasure go by it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "purpose",
    "legalBasis",
    "entities"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "data-category"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "purpose": {
      "x-label": {
        "de": "Zweck",
        "en": "Purpose"
      },
      "x-help": {
        "de": "Wozu die Daten verarbeitet werden (Art. 5 Abs. 1 Buchst. b DSGVO)."
      },
      "x-main": true,
      "$ref": "common.json#/definitions/label",
      "description": "What the data are processed for (Art. 5(1)(b) GDPR)."
    },
    "legalBasis": {
      "x-label": {
        "de": "Rechtsgrundlage",
        "en": "Legal basis"
      },
      "x-help": {
        "de": "Art. 6 Abs. 1 DSGVO."
      },
      "x-main": true,
      "x-values": {
        "consent": {
          "de": "Einwilligung (Buchst. a)",
          "en": "Consent (a)"
        },
        "contract": {
          "de": "Vertrag (Buchst. b)",
          "en": "Contract (b)"
        },
        "legal-duty": {
          "de": "Rechtliche Verpflichtung (Buchst. c)",
          "en": "Legal obligation (c)"
        },
        "legitimate-interest": {
          "de": "Berechtigtes Interesse (Buchst. f)",
          "en": "Legitimate interest (f)"
        }
      },
      "enum": [
        "consent",
        "contract",
        "legal-duty",
        "legitimate-interest"
      ],
      "title": "LegalBasis",
      "description": "Art. 6(1) GDPR."
    },
    "order": {
      "x-label": {
        "de": "Reihenfolge",
        "en": "Order"
      },
      "x-help": {
        "de": "Kategorien mit kleinerer Zahl kommen zuerst; ohne Angabe 100."
      },
      "type": "integer",
      "minimum": 0,
      "maximum": 1000,
      "description": "Those with smaller numbers come first; 100 when absent."
    },
    "entities": {
      "x-label": {
        "de": "Entitäten",
        "en": "Entities"
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "entity",
          "personalFields"
        ],
        "title": "PersonalEntity",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "entity": {
            "x-label": {
              "de": "Entität",
              "en": "Entity"
            },
            "x-refers": "entity",
            "$ref": "common.json#/definitions/id"
          },
          "person": {
            "x-label": {
              "de": "Ist selbst eine Person",
              "en": "Is a person itself"
            },
            "x-help": {
              "de": "Für ihre Datensätze gibt es Auskunft und Löschung."
            },
            "type": "boolean",
            "description": "Its records can be reported on and erased."
          },
          "belongsTo": {
            "x-label": {
              "de": "Gehört zur Person über",
              "en": "Belongs to the person by"
            },
            "x-help": {
              "de": "Verweisfelder zu einer Person oder zu etwas, das selbst zu einer Person gehört: Ein Zählerstand gehört über das Zählwerk, den Zähler und die Marktlokation zum Kunden."
            },
            "type": "array",
            "minItems": 1,
            "maxItems": 10,
            "uniqueItems": true,
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "References to a person or to what belongs to one: a reading belongs to the customer by register, meter and market location."
          },
          "personalFields": {
            "x-label": {
              "de": "Personenbezogene Felder",
              "en": "Personal fields"
            },
            "type": "array",
            "maxItems": 200,
            "uniqueItems": true,
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            }
          },
          "sensitiveFields": {
            "x-label": {
              "de": "Besonders schutzwürdige Felder",
              "en": "Sensitive fields"
            },
            "x-help": {
              "de": "Etwa Bankverbindung und Geburtsdatum: Wer sie liest oder exportiert, wird festgehalten."
            },
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "uniqueItems": true,
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "Bank data, birth dates and the like: whoever reads or exports them is recorded."
          },
          "retention": {
            "x-label": {
              "de": "Fristen",
              "en": "Periods"
            },
            "x-help": {
              "de": "Die erste, deren Filter passt, gilt. Ohne Frist wird auf Verlangen sofort gelöscht."
            },
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "description": "The first whose filter fits holds. Without one the record is deleted at once when that is asked for.",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "unit",
                "source"
              ],
              "title": "RetentionRule",
              "properties": {
                "id": {
                  "x-label": {
                    "de": "Kennung",
                    "en": "Id"
                  },
                  "$ref": "common.json#/definitions/id"
                },
                "filter": {
                  "x-label": {
                    "de": "Für welche Datensätze",
                    "en": "For which records"
                  },
                  "x-help": {
                    "de": "Ohne Angabe für alle übrigen."
                  },
                  "$ref": "common.json#/definitions/filter",
                  "description": "All that are left when absent."
                },
                "unit": {
                  "x-label": {
                    "de": "Art der Frist",
                    "en": "Kind of period"
                  },
                  "x-values": {
                    "years": {
                      "de": "Jahre, bis zum Ende des Kalenderjahres",
                      "en": "Years, to the end of the calendar year"
                    },
                    "months": {
                      "de": "Monate, auf den Tag",
                      "en": "Months, to the day"
                    },
                    "in-use": {
                      "de": "Solange dies gilt (wird gebraucht)",
                      "en": "As long as this holds (in use)"
                    }
                  },
                  "enum": [
                    "years",
                    "months",
                    "in-use"
                  ],
                  "title": "RetentionUnit"
                },
                "count": {
                  "x-label": {
                    "de": "Wie viele",
                    "en": "How many"
                  },
                  "x-when": {
                    "unit": [
                      "years",
                      "months"
                    ]
                  },
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 100
                },
                "from": {
                  "x-label": {
                    "de": "Ab",
                    "en": "From"
                  },
                  "x-help": {
                    "de": "Datumsfelder; das erste, das ausgefüllt ist, zählt, ohne eines der Tag des Anlegens."
                  },
                  "x-when": {
                    "unit": [
                      "years",
                      "months"
                    ]
                  },
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 10,
                  "uniqueItems": true,
                  "items": {
                    "x-refers": "any-field",
                    "$ref": "common.json#/definitions/fieldId"
                  },
                  "description": "Dates; the first that is filled in counts, or the day on which the record was made."
                },
                "obligation": {
                  "x-label": {
                    "de": "Aufbewahrungspflicht",
                    "en": "Duty to keep"
                  },
                  "x-help": {
                    "de": "Wird auch auf Verlangen nicht vor Ablauf gelöscht, sondern nur eingeschränkt. Sonst ist es eine Löschfrist."
                  },
                  "type": "boolean",
                  "description": "Not deleted before its end even when that is asked for, but restricted. Otherwise the period only says when to delete unasked."
                },
                "source": {
                  "x-label": {
                    "de": "Quelle",
                    "en": "Source"
                  },
                  "x-help": {
                    "de": "Vorschrift, aus der die Frist folgt, z. B. § 147 AO."
                  },
                  "$ref": "common.json#/definitions/label",
                  "description": "The provision from which the period follows, e.g. § 147 AO."
                }
              }
            }
          }
        }
      }
    }
  }
};

export const entitySchema = {
  "$id": "https://leitwerk.dev/schema/entity.json",
  "title": "EntityDefinition",
  "x-label": {
    "de": "Entität",
    "en": "Entity"
  },
  "x-plural": {
    "de": "Entitäten",
    "en": "Entities"
  },
  "x-icon": "database",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "x-help": {
        "de": "Name in Adressen und Ereignissen."
      },
      "$ref": "common.json#/definitions/id",
      "description": "Name in URLs and events."
    },
    "formerNames": {
      "x-label": {
        "de": "Frühere Namen",
        "en": "Former names"
      },
      "x-help": {
        "de": "Namen, unter denen die API noch eine Weile dasselbe versteht und liefert."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 20,
      "items": {
        "$ref": "common.json#/definitions/formerName"
      },
      "description": "Names by which the API still knows it for a while."
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "labelPlural": {
      "x-label": {
        "de": "Bezeichnung (Mehrzahl)",
        "en": "Label (plural)"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "icon": {
      "x-label": {
        "de": "Symbol",
        "en": "Icon"
      },
      "$ref": "common.json#/definitions/icon"
    },
    "color": {
      "x-label": {
        "de": "Farbe",
        "en": "Colour"
      },
      "$ref": "common.json#/definitions/color"
    },
    "titleField": {
      "x-label": {
        "de": "Titelfeld",
        "en": "Title field"
      },
      "x-help": {
        "de": "Das Feld, das einen Datensatz nennt, wo immer von ihm die Rede ist."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The field that names a record wherever it is mentioned."
    },
    "ownerField": {
      "x-label": {
        "de": "Feld „betreut von“",
        "en": "Owner field"
      },
      "x-help": {
        "de": "Das Personenfeld, nach dem „Eigene“ in den Rechten geht."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The user field that the row rule \"own\" compares."
    },
    "teamField": {
      "x-label": {
        "de": "Team-Feld",
        "en": "Team field"
      },
      "x-help": {
        "de": "Das Team-Feld, nach dem „Die des Teams“ in den Rechten geht."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The team field that the row rule \"team\" compares."
    },
    "startField": {
      "x-label": {
        "de": "Beginnt am",
        "en": "Start field"
      },
      "x-help": {
        "de": "Das Datum oder der Zeitpunkt, nach dem ein Datensatz in der Zeit steht."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The date or date-time field by which a record stands in time."
    },
    "reminderField": {
      "x-label": {
        "de": "Erinnerung",
        "en": "Reminder field"
      },
      "x-help": {
        "de": "Der Zeitpunkt, zu dem die zuständige Person, ohne sie das Team, an den Datensatz erinnert wird. Er wird im Verhältnis zum Beginn gewählt."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The date-time field at whose moment the owner, or without one the team, is reminded of the record. It is picked relative to the startField."
    },
    "endField": {
      "x-label": {
        "de": "Endet am",
        "en": "End field"
      },
      "x-help": {
        "de": "Wann er endet, vom selben Typ wie der Beginn; ein Datum ist der letzte Tag."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The one by which it ends, of the same type; a date is the last day."
    },
    "repetitionField": {
      "x-label": {
        "de": "Wiederholung",
        "en": "Repetition field"
      },
      "x-help": {
        "de": "Das Feld, das sagt, wie oft ein Datensatz wiederkommt. Mit einem Status entsteht der nächste, wenn einer abgeschlossen ist; ohne zeigt der Kalender alle Zeiten."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "The repetition field that says how often a record comes again. With a contract-status the next record is made when one reaches a final state; without one a calendar shows all times."
    },
    "repetitionEndField": {
      "x-label": {
        "de": "Ende der Wiederholung",
        "en": "End of the repetition"
      },
      "x-help": {
        "de": "Ein nur lesbares Datum, in dem die Plattform den letzten Tag einer Wiederholung hält."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "A read-only date field in which the platform keeps the last day of a repetition, so that those which are over are not looked at."
    },
    "fields": {
      "x-label": {
        "de": "Felder",
        "en": "Fields"
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "field.json"
      }
    },
    "unique": {
      "x-label": {
        "de": "Eindeutige Schlüssel",
        "en": "Unique keys"
      },
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
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "fields": {
            "x-label": {
              "de": "Felder",
              "en": "Fields"
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "any-field",
              "$ref": "common.json#/definitions/fieldId"
            }
          }
        }
      }
    },
    "duplicates": {
      "x-label": {
        "de": "Dubletten",
        "en": "Duplicates"
      },
      "x-help": {
        "de": "Regeln, nach denen gefunden wird, was dasselbe sein kann; sie warnen nur."
      },
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
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "x-label": {
              "de": "Bezeichnung",
              "en": "Label"
            },
            "$ref": "common.json#/definitions/label"
          },
          "fields": {
            "x-label": {
              "de": "Felder",
              "en": "Fields"
            },
            "x-help": {
              "de": "Alle müssen übereinstimmen: Texte, wenn sie gleich klingen, Adressen, wenn es dasselbe Haus ist, Telefon und E-Mail, in welchem Feld sie auch stehen."
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "any-field",
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "All of them must agree: texts when they sound alike, addresses when they are the same house, phone numbers and e-mail addresses in whichever field they stand. Case, umlauts and blanks do not count."
          }
        }
      }
    },
    "timeline": {
      "x-label": {
        "de": "Verlauf",
        "en": "Timeline"
      },
      "x-help": {
        "de": "Was der Verlauf eines Datensatzes neben seinen Änderungen zeigt: Datensätze anderer Entitäten, die hierher zeigen. Ohne Angabe die Journaleinträge."
      },
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
            "x-label": {
              "de": "Entität",
              "en": "Entity"
            },
            "x-refers": "entity",
            "$ref": "common.json#/definitions/id"
          },
          "via": {
            "x-label": {
              "de": "Über das Feld",
              "en": "Via the field"
            },
            "x-help": {
              "de": "Das Verweisfeld jener Entität, das hierher zeigt."
            },
            "x-refers": "field",
            "$ref": "common.json#/definitions/fieldId",
            "description": "The reference field of that entity that points here."
          },
          "at": {
            "x-label": {
              "de": "Zeitpunkt",
              "en": "Moment"
            },
            "x-help": {
              "de": "Datum oder Zeitpunkt, nach dem ihre Datensätze im Verlauf stehen; ohne Angabe, wann sie angelegt wurden."
            },
            "x-refers": "any-field",
            "$ref": "common.json#/definitions/fieldId",
            "description": "The date or moment by which its records stand in the timeline; when they were made when absent."
          },
          "icon": {
            "x-label": {
              "de": "Symbol",
              "en": "Icon"
            },
            "x-help": {
              "de": "Ohne Angabe das der Entität."
            },
            "$ref": "common.json#/definitions/icon",
            "description": "That of the entity when absent; a journal entry has that of its kind."
          },
          "color": {
            "x-label": {
              "de": "Farbe",
              "en": "Colour"
            },
            "x-help": {
              "de": "Ohne Angabe die der Entität."
            },
            "$ref": "common.json#/definitions/color",
            "description": "That of the entity when absent; a journal entry has that of its kind."
          }
        }
      }
    },
    "rules": {
      "x-label": {
        "de": "Regeln",
        "en": "Rules"
      },
      "x-help": {
        "de": "Regeln über mehrere Felder; der Server prüft sie, Formulare zeigen sie."
      },
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
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "check": {
            "x-label": {
              "de": "Muss gelten",
              "en": "Must hold"
            },
            "x-help": {
              "de": "Muss gelten, damit ein Datensatz gespeichert wird."
            },
            "$ref": "common.json#/definitions/expression",
            "description": "Must be true for a record to be stored."
          },
          "message": {
            "x-label": {
              "de": "Meldung",
              "en": "Message"
            },
            "$ref": "common.json#/definitions/label"
          },
          "fields": {
            "x-label": {
              "de": "Meldung bei",
              "en": "Message at"
            },
            "x-help": {
              "de": "Wo die Meldung steht."
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "field",
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
  "x-label": {
    "de": "Formular",
    "en": "Form"
  },
  "x-plural": {
    "de": "Formulare",
    "en": "Forms"
  },
  "x-icon": "id",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "mode": {
      "x-label": {
        "de": "Verwendung",
        "en": "Use"
      },
      "x-help": {
        "de": "Ohne Kurzform wird auch auf der Seite des Datensatzes angelegt."
      },
      "x-values": {
        "record": {
          "de": "Seite des Datensatzes",
          "en": "Record page"
        },
        "create": {
          "de": "Kurzform zum Anlegen",
          "en": "Short form for a new one"
        }
      },
      "enum": [
        "record",
        "create"
      ],
      "description": "record: the record page; create: the short form for a new one (the record form when absent)."
    },
    "roles": {
      "x-label": {
        "de": "Rollen",
        "en": "Roles"
      },
      "x-help": {
        "de": "Nur für diese Rollen; das Formular ohne Rollen ist für alle übrigen."
      },
      "type": "array",
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "minItems": 1,
      "description": "Only for these roles; the form without roles serves the rest."
    },
    "filter": {
      "x-label": {
        "de": "Nur für Datensätze",
        "en": "Only for records"
      },
      "x-help": {
        "de": "Etwa Sparte ist Gas, oder product.kind ist Wärmepumpe; das Formular ohne Filter ist für alle übrigen. Gewechselt wird schon beim Ausfüllen."
      },
      "$ref": "common.json#/definitions/filter",
      "description": "Only for records with these values of options or yes/no, `division` or, through one reference, `product.kind`; the form without a filter serves the rest. It changes while a person types."
    },
    "keyFacts": {
      "x-label": {
        "de": "Kopf der Seite",
        "en": "Header of the page"
      },
      "x-help": {
        "de": "Stehen im Kopf der Seite."
      },
      "type": "array",
      "items": {
        "x-refers": "any-field",
        "$ref": "common.json#/definitions/fieldId"
      },
      "description": "Shown in the header of the record page."
    },
    "tabs": {
      "x-label": {
        "de": "Reiter",
        "en": "Tabs"
      },
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
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "x-label": {
              "de": "Bezeichnung",
              "en": "Label"
            },
            "$ref": "common.json#/definitions/label"
          },
          "icon": {
            "x-label": {
              "de": "Symbol",
              "en": "Icon"
            },
            "$ref": "common.json#/definitions/icon"
          },
          "visibleWhen": {
            "x-label": {
              "de": "Sichtbar, wenn",
              "en": "Visible when"
            },
            "$ref": "common.json#/definitions/expression"
          },
          "sections": {
            "x-label": {
              "de": "Abschnitte",
              "en": "Sections"
            },
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
                  "x-label": {
                    "de": "Kennung",
                    "en": "Id"
                  },
                  "$ref": "common.json#/definitions/id"
                },
                "label": {
                  "x-label": {
                    "de": "Bezeichnung",
                    "en": "Label"
                  },
                  "$ref": "common.json#/definitions/label"
                },
                "columns": {
                  "x-label": {
                    "de": "Anzahl Spalten",
                    "en": "Number of columns"
                  },
                  "x-help": {
                    "de": "Spalten auf breitem Bildschirm; ohne Angabe 2."
                  },
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 4,
                  "description": "Columns on a wide screen; 2 when absent."
                },
                "visibleWhen": {
                  "x-label": {
                    "de": "Sichtbar, wenn",
                    "en": "Visible when"
                  },
                  "$ref": "common.json#/definitions/expression"
                },
                "fields": {
                  "x-label": {
                    "de": "Felder",
                    "en": "Fields"
                  },
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
                        "x-label": {
                          "de": "Feld",
                          "en": "Field"
                        },
                        "x-refers": "any-field",
                        "$ref": "common.json#/definitions/fieldId"
                      },
                      "span": {
                        "x-label": {
                          "de": "Breite in Spalten",
                          "en": "Width in columns"
                        },
                        "x-help": {
                          "de": "So viele Spalten nimmt es ein."
                        },
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
            "x-label": {
              "de": "Zugehörige Listen",
              "en": "Related lists"
            },
            "x-help": {
              "de": "Listen von Datensätzen, die hierher zeigen."
            },
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
                  "x-label": {
                    "de": "Entität",
                    "en": "Entity"
                  },
                  "x-refers": "entity",
                  "$ref": "common.json#/definitions/id"
                },
                "via": {
                  "x-label": {
                    "de": "Über das Feld",
                    "en": "Via the field"
                  },
                  "x-help": {
                    "de": "Das Verweisfeld jener Entität, das hierher zeigt."
                  },
                  "x-refers": "field",
                  "$ref": "common.json#/definitions/fieldId",
                  "description": "The reference field of that entity that points here."
                },
                "columns": {
                  "x-label": {
                    "de": "Spalten",
                    "en": "Columns"
                  },
                  "type": "array",
                  "items": {
                    "x-refers": "any-field",
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

export const interfaceSchema = {
  "$id": "https://leitwerk.dev/schema/interface.json",
  "title": "InterfaceDefinition",
  "x-label": {
    "de": "Schnittstelle",
    "en": "Interface"
  },
  "x-plural": {
    "de": "Schnittstellen",
    "en": "Interfaces"
  },
  "x-icon": "plug",
  "x-help": {
    "de": "Wie aus den Zeilen einer Lieferung eines anderen Systems Datensätze werden."
  },
  "description": "How rows that another system delivers become records: read, checked, mapped, matched, written. Each row is done as a whole or refused.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "roles",
    "format",
    "language",
    "columns",
    "steps"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "interface"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "x-help": {
        "de": "Steht in der Adresse, an die Programme liefern."
      },
      "$ref": "common.json#/definitions/id",
      "description": "Part of the address to which programs deliver."
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "roles": {
      "x-label": {
        "de": "Rollen",
        "en": "Roles"
      },
      "x-help": {
        "de": "Mit diesen Rechten arbeitet sie, wer auch geliefert hat."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "Rights with which it works, whoever has delivered."
    },
    "format": {
      "x-label": {
        "de": "Format",
        "en": "Format"
      },
      "$ref": "common.json#/definitions/interfaceFormat"
    },
    "language": {
      "x-label": {
        "de": "Zahlen und Daten geschrieben wie",
        "en": "Numbers and dates written as"
      },
      "x-help": {
        "de": "Auch ISO-Daten werden immer verstanden."
      },
      "x-values": {
        "de": {
          "de": "Deutsch (1.234,56 · 31.12.2026)",
          "en": "German (1.234,56 · 31.12.2026)"
        },
        "en": {
          "de": "Englisch (1,234.56 · 2026-12-31)",
          "en": "English (1,234.56 · 2026-12-31)"
        }
      },
      "enum": [
        "de",
        "en"
      ]
    },
    "columns": {
      "x-label": {
        "de": "Spalten",
        "en": "Columns"
      },
      "x-help": {
        "de": "Was eine Zeile sagt. Formeln kennen die Spalten unter ihrer Kennung."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 300,
      "items": {
        "$ref": "common.json#/definitions/interfaceColumn"
      }
    },
    "unknownColumns": {
      "x-label": {
        "de": "Unbekannte Spalten",
        "en": "Unknown columns"
      },
      "x-help": {
        "de": "Was geschieht, wenn eine Datei Spalten, Elemente (XML, JSON) oder Segmente (EDIFACT) hat, die keine Spalte hier liest. Ohne Angabe werden sie an der Lieferung genannt."
      },
      "$ref": "common.json#/definitions/interfaceUnknownColumns"
    },
    "only": {
      "x-label": {
        "de": "Nur Zeilen, für die gilt",
        "en": "Only rows for which holds"
      },
      "$ref": "common.json#/definitions/expression",
      "description": "Over the columns; rows for which it is not true are left out."
    },
    "key": {
      "x-label": {
        "de": "Schlüssel einer Zeile",
        "en": "Key of a row"
      },
      "x-help": {
        "de": "Formel über die Spalten, z. B. die Auftragsnummer des Portals. Was mit demselben Schlüssel schon übernommen ist, wird nicht noch einmal übernommen. Ohne Angabe wird jede Zeile übernommen, so oft sie kommt."
      },
      "$ref": "common.json#/definitions/expression",
      "description": "Over the columns, e.g. the portal's order number. What has been taken with the same key is not taken again; without it each row is taken as often as it comes."
    },
    "steps": {
      "x-label": {
        "de": "Schritte",
        "en": "Steps"
      },
      "x-help": {
        "de": "Was mit jeder Zeile geschieht, der Reihe nach; alles, oder nichts."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 30,
      "description": "What is done with each row, in this order; all of it, or nothing.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "do",
          "entity"
        ],
        "title": "InterfaceStep",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "x-help": {
              "de": "Spätere Schritte kennen den Datensatz als $output.<Kennung>."
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Later steps know the record's id as $output.<id>."
          },
          "do": {
            "x-label": {
              "de": "Was geschieht",
              "en": "What is done"
            },
            "x-values": {
              "find": {
                "de": "Datensatz suchen",
                "en": "Find a record"
              },
              "write": {
                "de": "Datensatz schreiben",
                "en": "Write a record"
              },
              "move": {
                "de": "Status weiterstellen",
                "en": "Move its status"
              }
            },
            "enum": [
              "find",
              "write",
              "move"
            ],
            "title": "InterfaceStepDo",
            "description": "move: the record that is found goes on to another status by an event."
          },
          "entity": {
            "x-label": {
              "de": "Entität",
              "en": "Entity"
            },
            "x-refers": "entity",
            "$ref": "common.json#/definitions/id"
          },
          "if": {
            "x-label": {
              "de": "Nur wenn",
              "en": "Only if"
            },
            "$ref": "common.json#/definitions/expression",
            "description": "Over the columns and $output; the step is left out when it is not true."
          },
          "by": {
            "x-label": {
              "de": "Gefunden über",
              "en": "Found by"
            },
            "x-help": {
              "de": "Felder, die übereinstimmen müssen. Ohne Angabe wird immer angelegt."
            },
            "x-holds": "values",
            "type": "object",
            "minProperties": 1,
            "maxProperties": 5,
            "title": "InterfaceMatch",
            "description": "By field name a value, or {\"formula\": \"…\"} over the columns. With write and without it a record is always created."
          },
          "values": {
            "x-label": {
              "de": "Werte",
              "en": "Values"
            },
            "x-when": {
              "do": [
                "write",
                "move"
              ]
            },
            "x-holds": "values",
            "type": "object",
            "minProperties": 1,
            "title": "InterfaceValues",
            "x-help": {
              "de": "Je Feld ein Wert, oder eine Formel über die Spalten; beim Weiterstellen, was das Ereignis verlangt."
            },
            "description": "By field name a value, or {\"formula\": \"…\"} over the columns; with move what the event asks for."
          },
          "event": {
            "x-label": {
              "de": "Ereignis",
              "en": "Event"
            },
            "x-when": {
              "do": [
                "move"
              ]
            },
            "$ref": "common.json#/definitions/id",
            "description": "Of the status of the entity, e.g. confirm."
          },
          "existing": {
            "x-label": {
              "de": "Wenn vorhanden",
              "en": "When it is there"
            },
            "x-when": {
              "do": [
                "write"
              ]
            },
            "x-values": {
              "update": {
                "de": "ändern",
                "en": "change it"
              },
              "keep": {
                "de": "lassen, wie er ist",
                "en": "leave it as it is"
              },
              "refuse": {
                "de": "Zeile abweisen",
                "en": "refuse the row"
              }
            },
            "enum": [
              "update",
              "keep",
              "refuse"
            ],
            "description": "write with `by`: update when absent."
          },
          "missing": {
            "x-label": {
              "de": "Wenn nicht vorhanden",
              "en": "When it is not there"
            },
            "x-values": {
              "create": {
                "de": "anlegen",
                "en": "create it"
              },
              "leave": {
                "de": "ohne ihn weiter",
                "en": "go on without it"
              },
              "refuse": {
                "de": "Zeile abweisen",
                "en": "refuse the row"
              }
            },
            "enum": [
              "create",
              "leave",
              "refuse"
            ],
            "description": "find and move: refuse when absent, `leave` goes on without it. write: create when absent."
          }
        }
      }
    },
    "pickUp": {
      "x-label": {
        "de": "Abholung",
        "en": "Pick-up"
      },
      "x-help": {
        "de": "Woher Dateien geholt werden. Ohne sie werden sie nur gebracht."
      },
      "$ref": "common.json#/definitions/interfacePickUp"
    },
    "expected": {
      "x-label": {
        "de": "Erwartet bis",
        "en": "Expected by"
      },
      "x-help": {
        "de": "Zu diesen Zeiten muss seit der vorigen eine Lieferung gekommen sein; sonst wird Alarm gegeben."
      },
      "$ref": "common.json#/definitions/interfaceSchedule",
      "description": "At these times a delivery must have come since the one before; else there is an alarm."
    },
    "examples": {
      "x-label": {
        "de": "Beispiele",
        "en": "Examples"
      },
      "x-help": {
        "de": "Werden bei jeder Prüfung gerechnet: Kommt anderes heraus, wird nicht veröffentlicht."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "description": "Worked out at every check: when something else comes out, nothing is published.",
      "items": {
        "$ref": "common.json#/definitions/interfaceExample"
      }
    }
  }
};

export const interfaceVariantSchema = {
  "$id": "https://leitwerk.dev/schema/interface-variant.json",
  "title": "InterfaceVariantDefinition",
  "x-label": {
    "de": "Variante einer Schnittstelle",
    "en": "Variant of an interface"
  },
  "x-plural": {
    "de": "Varianten von Schnittstellen",
    "en": "Variants of interfaces"
  },
  "x-icon": "plug",
  "x-help": {
    "de": "Worin ein Partner von einer Schnittstelle abweicht. Alles andere folgt ihr, auch wenn sie sich ändert."
  },
  "description": "What is different with one partner from a standard interface; all else follows it, also when it changes.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "basedOn"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "interface-variant"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "x-help": {
        "de": "Steht in der Adresse, an die Programme liefern."
      },
      "$ref": "common.json#/definitions/id",
      "description": "Part of the address to which programs deliver."
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "basedOn": {
      "x-label": {
        "de": "Beruht auf",
        "en": "Based on"
      },
      "x-help": {
        "de": "Die Schnittstelle, der sie in allem folgt, was hier nicht anders steht."
      },
      "x-refers": "interface",
      "$ref": "common.json#/definitions/id",
      "description": "The interface that it follows in all that is not said otherwise here."
    },
    "roles": {
      "x-label": {
        "de": "Andere Rollen",
        "en": "Other roles"
      },
      "x-help": {
        "de": "Anstelle der Rollen der Schnittstelle."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "In place of the roles of the interface."
    },
    "format": {
      "x-label": {
        "de": "Anderes Format",
        "en": "Another format"
      },
      "x-help": {
        "de": "Als Ganzes anstelle des Formats der Schnittstelle."
      },
      "$ref": "common.json#/definitions/interfaceFormat",
      "description": "In place of the whole format of the interface."
    },
    "language": {
      "x-label": {
        "de": "Zahlen und Daten anders geschrieben",
        "en": "Numbers and dates written otherwise"
      },
      "x-values": {
        "de": {
          "de": "Deutsch (1.234,56 · 31.12.2026)",
          "en": "German (1.234,56 · 31.12.2026)"
        },
        "en": {
          "de": "Englisch (1,234.56 · 2026-12-31)",
          "en": "English (1,234.56 · 2026-12-31)"
        }
      },
      "enum": [
        "de",
        "en"
      ]
    },
    "columns": {
      "x-label": {
        "de": "Andere Spalten",
        "en": "Other columns"
      },
      "x-help": {
        "de": "Je Spalte der Schnittstelle, was bei diesem Partner anders ist."
      },
      "type": "array",
      "maxItems": 300,
      "description": "By column of the interface what is different with this partner.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id"
        ],
        "title": "InterfaceColumnChange",
        "properties": {
          "id": {
            "x-label": {
              "de": "Spalte",
              "en": "Column"
            },
            "x-help": {
              "de": "Kennung einer Spalte der Schnittstelle."
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Id of a column of the interface."
          },
          "from": {
            "x-label": {
              "de": "Name in der Datei",
              "en": "Name in the file"
            },
            "x-main": true,
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "type": {
            "x-label": {
              "de": "Typ",
              "en": "Type"
            },
            "x-main": true,
            "$ref": "common.json#/definitions/interfaceColumnType"
          },
          "required": {
            "x-label": {
              "de": "Pflicht",
              "en": "Required"
            },
            "x-main": true,
            "x-open": true,
            "type": "boolean",
            "description": "As with the interface when absent."
          },
          "fixed": {
            "x-label": {
              "de": "Fester Wert",
              "en": "Fixed value"
            },
            "x-main": true,
            "x-help": {
              "de": "Gilt für jede Zeile; die Datei braucht die Spalte dann nicht."
            },
            "type": "string",
            "minLength": 1,
            "maxLength": 500,
            "description": "Holds for every row; the file need not have the column then."
          },
          "pattern": {
            "x-label": {
              "de": "Aufbau",
              "en": "Pattern"
            },
            "x-main": true,
            "x-help": {
              "de": "# steht für eine Ziffer, @ für einen Buchstaben, ? für ein Zeichen, * für beliebig viele."
            },
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "description": "# stands for a digit, @ for a letter, ? for a character, * for any number of them."
          },
          "minOccurs": {
            "x-label": {
              "de": "Kommt mindestens vor",
              "en": "Occurs at least"
            },
            "x-help": {
              "de": "So oft je Zeile, bei XML und JSON; eine Zeile, in der das Element seltener vorkommt, wird abgewiesen."
            },
            "type": "integer",
            "minimum": 1,
            "maximum": 100000,
            "description": "So many times within a row, with XML and JSON."
          },
          "maxOccurs": {
            "x-label": {
              "de": "Kommt höchstens vor",
              "en": "Occurs at most"
            },
            "x-help": {
              "de": "So oft je Zeile, bei XML und JSON; eine Zeile, in der das Element öfter vorkommt, wird abgewiesen."
            },
            "type": "integer",
            "minimum": 1,
            "maximum": 100000,
            "description": "So many times within a row, with XML and JSON."
          },
          "values": {
            "x-label": {
              "de": "Werte",
              "en": "Values"
            },
            "x-main": true,
            "x-help": {
              "de": "Als Ganzes anstelle der Werte der Schnittstelle."
            },
            "$ref": "common.json#/definitions/interfaceColumnValues",
            "description": "In place of all values of the interface."
          }
        }
      }
    },
    "moreColumns": {
      "x-label": {
        "de": "Weitere Spalten",
        "en": "Further columns"
      },
      "x-help": {
        "de": "Was nur dieser Partner liefert."
      },
      "type": "array",
      "maxItems": 100,
      "items": {
        "$ref": "common.json#/definitions/interfaceColumn"
      },
      "description": "What only this partner delivers."
    },
    "only": {
      "x-label": {
        "de": "Nur Zeilen, für die gilt",
        "en": "Only rows for which holds"
      },
      "x-help": {
        "de": "Anstelle der Bedingung der Schnittstelle."
      },
      "$ref": "common.json#/definitions/expression",
      "description": "In place of the condition of the interface."
    },
    "key": {
      "x-label": {
        "de": "Schlüssel einer Zeile",
        "en": "Key of a row"
      },
      "x-help": {
        "de": "Anstelle des Schlüssels der Schnittstelle."
      },
      "$ref": "common.json#/definitions/expression",
      "description": "In place of the key of the interface."
    },
    "unknownColumns": {
      "x-label": {
        "de": "Unbekannte Spalten",
        "en": "Unknown columns"
      },
      "$ref": "common.json#/definitions/interfaceUnknownColumns"
    },
    "steps": {
      "x-label": {
        "de": "Andere Schritte",
        "en": "Other steps"
      },
      "x-help": {
        "de": "Je Schritt der Schnittstelle einzelne Felder, die bei diesem Partner anders gerechnet werden."
      },
      "type": "array",
      "maxItems": 30,
      "description": "By step of the interface single fields that are worked out otherwise with this partner.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id"
        ],
        "title": "InterfaceStepChange",
        "properties": {
          "id": {
            "x-label": {
              "de": "Schritt",
              "en": "Step"
            },
            "x-help": {
              "de": "Kennung eines Schritts der Schnittstelle."
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Id of a step of the interface."
          },
          "if": {
            "x-label": {
              "de": "Nur wenn",
              "en": "Only if"
            },
            "$ref": "common.json#/definitions/expression",
            "description": "In place of the condition of the step."
          },
          "by": {
            "x-label": {
              "de": "Gefunden über",
              "en": "Found by"
            },
            "x-help": {
              "de": "Einzelne Felder; die übrigen bleiben."
            },
            "x-holds": "values",
            "type": "object",
            "minProperties": 1,
            "maxProperties": 5,
            "title": "InterfaceMatchChange",
            "description": "Single fields; the others stay."
          },
          "values": {
            "x-label": {
              "de": "Werte",
              "en": "Values"
            },
            "x-help": {
              "de": "Einzelne Felder; die übrigen bleiben."
            },
            "x-holds": "values",
            "type": "object",
            "minProperties": 1,
            "title": "InterfaceValuesChange",
            "description": "Single fields; the others stay."
          }
        }
      }
    },
    "pickUp": {
      "x-label": {
        "de": "Abholung",
        "en": "Pick-up"
      },
      "x-help": {
        "de": "Woher die Dateien dieses Partners geholt werden; die der Schnittstelle gilt hier nicht."
      },
      "$ref": "common.json#/definitions/interfacePickUp",
      "description": "From where this partner's files are fetched; that of the interface does not hold here."
    },
    "expected": {
      "x-label": {
        "de": "Erwartet bis",
        "en": "Expected by"
      },
      "$ref": "common.json#/definitions/interfaceSchedule",
      "description": "That of the interface does not hold here."
    },
    "examples": {
      "x-label": {
        "de": "Beispiele",
        "en": "Examples"
      },
      "x-help": {
        "de": "Werden bei jeder Prüfung gerechnet: Kommt anderes heraus, wird nicht veröffentlicht."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
        "$ref": "common.json#/definitions/interfaceExample"
      },
      "description": "Worked out at every check: when something else comes out, nothing is published."
    }
  }
};

export const journalSchema = {
  "$id": "https://leitwerk.dev/schema/journal.json",
  "title": "JournalDefinition",
  "x-label": {
    "de": "Journal",
    "en": "Journal"
  },
  "x-plural": {
    "de": "Journale",
    "en": "Journals"
  },
  "x-icon": "notebook",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "icon": {
      "x-label": {
        "de": "Symbol",
        "en": "Icon"
      },
      "$ref": "common.json#/definitions/icon"
    },
    "color": {
      "x-label": {
        "de": "Farbe",
        "en": "Colour"
      },
      "$ref": "common.json#/definitions/color"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "typeField": {
      "x-label": {
        "de": "Feld der Art",
        "en": "Field of the kind"
      },
      "x-help": {
        "de": "Auswahlfeld ohne eigene Auswahl; gewählt wird unter den Journalen der Entität."
      },
      "x-refers": "field",
      "$ref": "common.json#/definitions/fieldId",
      "description": "Option field without own options; its options are the journals of the entity."
    },
    "fields": {
      "x-label": {
        "de": "Felder",
        "en": "Fields"
      },
      "x-help": {
        "de": "Die Eingabe in dieser Reihenfolge. Was nur andere Journale nennen, bleibt in Einträgen dieser Art leer."
      },
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
            "x-label": {
              "de": "Feld",
              "en": "Field"
            },
            "x-refers": "field",
            "$ref": "common.json#/definitions/fieldId"
          },
          "required": {
            "x-label": {
              "de": "Pflichtfeld",
              "en": "Required"
            },
            "type": "boolean"
          },
          "span": {
            "x-label": {
              "de": "Breite in Spalten",
              "en": "Width in columns"
            },
            "type": "integer",
            "minimum": 1,
            "maximum": 2
          }
        }
      }
    }
  }
};

export const layoutSchema = {
  "$id": "https://leitwerk.dev/schema/layout.json",
  "title": "LayoutDefinition",
  "x-label": {
    "de": "Briefbogen",
    "en": "Letterhead"
  },
  "x-plural": {
    "de": "Briefbögen",
    "en": "Letterheads"
  },
  "x-icon": "ruler",
  "x-help": {
    "de": "Wie die Seiten eines Schreibens aussehen: Papier, Ränder, Anschriftfeld, Kopf, Logo und Fuß."
  },
  "description": "What the pages of a letter look like: paper, margins, address field, head, logo and foot.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "page",
    "margins"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "layout"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "page": {
      "x-label": {
        "de": "Papier",
        "en": "Paper"
      },
      "x-values": {
        "A4": {
          "de": "A4",
          "en": "A4"
        },
        "A5": {
          "de": "A5",
          "en": "A5"
        }
      },
      "x-main": true,
      "type": "string",
      "enum": [
        "A4",
        "A5"
      ],
      "title": "LayoutPage"
    },
    "landscape": {
      "x-label": {
        "de": "Querformat",
        "en": "Landscape"
      },
      "type": "boolean"
    },
    "margins": {
      "x-label": {
        "de": "Ränder",
        "en": "Margins"
      },
      "type": "object",
      "additionalProperties": false,
      "required": [
        "top",
        "right",
        "bottom",
        "left"
      ],
      "title": "LayoutMargins",
      "description": "Of every page; on the first one the text begins below the address field.",
      "properties": {
        "top": {
          "x-label": {
            "de": "Oben (mm)",
            "en": "Top (mm)"
          },
          "type": "number",
          "minimum": 5,
          "maximum": 120
        },
        "right": {
          "x-label": {
            "de": "Rechts (mm)",
            "en": "Right (mm)"
          },
          "type": "number",
          "minimum": 5,
          "maximum": 100
        },
        "bottom": {
          "x-label": {
            "de": "Unten (mm)",
            "en": "Bottom (mm)"
          },
          "type": "number",
          "minimum": 5,
          "maximum": 120
        },
        "left": {
          "x-label": {
            "de": "Links (mm)",
            "en": "Left (mm)"
          },
          "type": "number",
          "minimum": 5,
          "maximum": 100
        }
      }
    },
    "addressField": {
      "x-label": {
        "de": "Anschriftfeld nach DIN 5008",
        "en": "Address field by DIN 5008"
      },
      "x-help": {
        "de": "Form A: hochgestellt (27 mm), Form B: tiefgestellt (45 mm). Ohne Angabe hat der Bogen keines."
      },
      "x-values": {
        "form-a": {
          "de": "Form A",
          "en": "Form A"
        },
        "form-b": {
          "de": "Form B",
          "en": "Form B"
        }
      },
      "x-main": true,
      "type": "string",
      "enum": [
        "form-a",
        "form-b"
      ],
      "title": "LayoutAddressField",
      "description": "Form A begins 27 mm below the edge of the paper, form B 45 mm. None when absent. A4 upright only."
    },
    "foldMarks": {
      "x-label": {
        "de": "Falz- und Lochmarken",
        "en": "Fold and punch marks"
      },
      "type": "boolean",
      "description": "On the first page, where the form of the address field wants them."
    },
    "sender": {
      "x-label": {
        "de": "Absenderzeile",
        "en": "Return address"
      },
      "x-help": {
        "de": "Eine Zeile über der Anschrift."
      },
      "$ref": "common.json#/definitions/letterText"
    },
    "logo": {
      "x-label": {
        "de": "Logo",
        "en": "Logo"
      },
      "type": "object",
      "additionalProperties": false,
      "required": [
        "image",
        "x",
        "y",
        "width"
      ],
      "title": "LayoutLogo",
      "properties": {
        "image": {
          "x-label": {
            "de": "Bild",
            "en": "Picture"
          },
          "x-main": true,
          "$ref": "common.json#/definitions/image"
        },
        "x": {
          "x-label": {
            "de": "Von links (mm)",
            "en": "From the left (mm)"
          },
          "type": "number",
          "minimum": 0,
          "maximum": 420
        },
        "y": {
          "x-label": {
            "de": "Von oben (mm)",
            "en": "From the top (mm)"
          },
          "type": "number",
          "minimum": 0,
          "maximum": 420
        },
        "width": {
          "x-label": {
            "de": "Breite (mm)",
            "en": "Width (mm)"
          },
          "type": "number",
          "minimum": 1,
          "maximum": 420
        },
        "pages": {
          "x-label": {
            "de": "Auf welchen Seiten",
            "en": "On which pages"
          },
          "x-values": {
            "first": {
              "de": "Erste Seite",
              "en": "First page"
            },
            "every": {
              "de": "Jede Seite",
              "en": "Every page"
            }
          },
          "type": "string",
          "enum": [
            "first",
            "every"
          ],
          "title": "LayoutPages",
          "description": "First page when absent."
        }
      }
    },
    "boxes": {
      "x-label": {
        "de": "Texte an festen Stellen",
        "en": "Texts at fixed places"
      },
      "x-help": {
        "de": "Kopf und Ränder: von der oberen linken Ecke des Papiers gemessen."
      },
      "type": "array",
      "maxItems": 20,
      "description": "Head and edges, measured from the upper left corner of the paper.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "x",
          "y",
          "width",
          "body"
        ],
        "title": "LayoutBox",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "x": {
            "x-label": {
              "de": "Von links (mm)",
              "en": "From the left (mm)"
            },
            "type": "number",
            "minimum": 0,
            "maximum": 420
          },
          "y": {
            "x-label": {
              "de": "Von oben (mm)",
              "en": "From the top (mm)"
            },
            "type": "number",
            "minimum": 0,
            "maximum": 420
          },
          "width": {
            "x-label": {
              "de": "Breite (mm)",
              "en": "Width (mm)"
            },
            "type": "number",
            "minimum": 5,
            "maximum": 420
          },
          "pages": {
            "x-label": {
              "de": "Auf welchen Seiten",
              "en": "On which pages"
            },
            "x-values": {
              "first": {
                "de": "Erste Seite",
                "en": "First page"
              },
              "every": {
                "de": "Jede Seite",
                "en": "Every page"
              }
            },
            "type": "string",
            "enum": [
              "first",
              "every"
            ],
            "title": "LayoutPages",
            "description": "First page when absent."
          },
          "body": {
            "x-label": {
              "de": "Text",
              "en": "Text"
            },
            "x-main": true,
            "$ref": "common.json#/definitions/letterText"
          }
        }
      }
    },
    "footer": {
      "x-label": {
        "de": "Fuß",
        "en": "Foot"
      },
      "type": "object",
      "additionalProperties": false,
      "required": [
        "columns"
      ],
      "title": "LayoutFooter",
      "description": "At the bottom of every page.",
      "properties": {
        "line": {
          "x-label": {
            "de": "Trennlinie",
            "en": "Line above"
          },
          "type": "boolean"
        },
        "columns": {
          "x-label": {
            "de": "Spalten",
            "en": "Columns"
          },
          "type": "array",
          "minItems": 1,
          "maxItems": 6,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "id",
              "body"
            ],
            "title": "LayoutColumn",
            "properties": {
              "id": {
                "x-label": {
                  "de": "Kennung",
                  "en": "Id"
                },
                "$ref": "common.json#/definitions/id"
              },
              "share": {
                "x-label": {
                  "de": "Anteil der Breite",
                  "en": "Share of the width"
                },
                "type": "integer",
                "minimum": 1,
                "maximum": 12,
                "description": "1 when absent."
              },
              "body": {
                "x-label": {
                  "de": "Text",
                  "en": "Text"
                },
                "x-main": true,
                "$ref": "common.json#/definitions/letterText"
              }
            }
          }
        }
      }
    },
    "pageNumber": {
      "x-label": {
        "de": "Seitenzahl",
        "en": "Page number"
      },
      "x-help": {
        "de": "Text mit {page} und {pages}; er steht ab der zweiten Seite oben rechts."
      },
      "$ref": "common.json#/definitions/letterText"
    },
    "font": {
      "x-label": {
        "de": "Schrift",
        "en": "Font"
      },
      "x-values": {
        "sans": {
          "de": "Ohne Serifen (Source Sans 3)",
          "en": "Sans (Source Sans 3)"
        },
        "serif": {
          "de": "Mit Serifen (Source Serif 4)",
          "en": "Serif (Source Serif 4)"
        }
      },
      "type": "string",
      "enum": [
        "sans",
        "serif"
      ],
      "title": "LayoutFont",
      "description": "Sans when absent. Both come with the product."
    },
    "fontSize": {
      "x-label": {
        "de": "Schriftgröße (pt)",
        "en": "Font size (pt)"
      },
      "type": "number",
      "minimum": 6,
      "maximum": 20,
      "description": "10.5 when absent."
    },
    "accent": {
      "x-label": {
        "de": "Farbe für Überschriften und Linien",
        "en": "Colour of headings and lines"
      },
      "type": "string",
      "pattern": "^#[0-9a-fA-F]{6}$",
      "description": "As #rrggbb. Black when absent."
    }
  }
};

export const numberingSchema = {
  "$id": "https://leitwerk.dev/schema/numbering.json",
  "title": "NumberingDefinition",
  "x-label": {
    "de": "Nummernkreis",
    "en": "Numbering"
  },
  "x-plural": {
    "de": "Nummernkreise",
    "en": "Numberings"
  },
  "x-icon": "numbers",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "pattern": {
      "x-label": {
        "de": "Muster",
        "en": "Pattern"
      },
      "x-help": {
        "de": "Text mit {YYYY}, {YY}, {MM} und genau einem {000…}, dessen Nullen die kleinste Stellenzahl sind."
      },
      "type": "string",
      "pattern": "^[^{}]*(\\{(YYYY|YY|MM|0+)\\}[^{}]*)+$",
      "maxLength": 60,
      "description": "Text with {YYYY}, {YY}, {MM} and exactly one {000…}, whose zeros are the least digits."
    },
    "start": {
      "x-label": {
        "de": "Erste Nummer",
        "en": "First number"
      },
      "x-help": {
        "de": "Erste Nummer; ohne Angabe 1."
      },
      "type": "integer",
      "minimum": 0,
      "description": "First number; 1 when absent."
    },
    "reset": {
      "x-label": {
        "de": "Beginnt neu",
        "en": "Begins again"
      },
      "x-help": {
        "de": "Wann neu gezählt wird; ohne Angabe nie."
      },
      "x-values": {
        "never": {
          "de": "Nie",
          "en": "Never"
        },
        "year": {
          "de": "Jedes Jahr",
          "en": "Every year"
        },
        "month": {
          "de": "Jeden Monat",
          "en": "Every month"
        }
      },
      "enum": [
        "never",
        "year",
        "month"
      ],
      "description": "When counting begins again; never when absent."
    },
    "gapless": {
      "x-label": {
        "de": "Lückenlos",
        "en": "Gapless"
      },
      "x-help": {
        "de": "Ja: ohne Lücken, dafür wartet einer auf den anderen. Nein: nur ohne Doppelte, schneller."
      },
      "type": "boolean",
      "description": "true: without gaps (creations wait for each other); false: without doubles only, faster."
    }
  }
};

export const optionSetSchema = {
  "$id": "https://leitwerk.dev/schema/option-set.json",
  "title": "OptionSetDefinition",
  "x-label": {
    "de": "Auswahlliste",
    "en": "Option set"
  },
  "x-plural": {
    "de": "Auswahllisten",
    "en": "Option sets"
  },
  "x-icon": "list-check",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "options": {
      "x-label": {
        "de": "Auswahl",
        "en": "Options"
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "common.json#/definitions/option"
      }
    }
  }
};

export const outgoingSchema = {
  "$id": "https://leitwerk.dev/schema/outgoing.json",
  "title": "OutgoingDefinition",
  "x-label": {
    "de": "Ausgehende Schnittstelle",
    "en": "Outgoing interface"
  },
  "x-plural": {
    "de": "Ausgehende Schnittstellen",
    "en": "Outgoing interfaces"
  },
  "x-icon": "send",
  "x-help": {
    "de": "Welche Datensätze ein anderes System erfährt, und in welcher Form."
  },
  "description": "Which records another system is told of, as rows of files. What has been sent with a key is never sent again.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "roles",
    "entity",
    "columns",
    "format",
    "send"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "outgoing"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "roles": {
      "x-label": {
        "de": "Rollen",
        "en": "Roles"
      },
      "x-help": {
        "de": "Mit diesen Rechten liest sie."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "Rights with which it reads."
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "filter": {
      "x-label": {
        "de": "Filter",
        "en": "Filter"
      },
      "x-help": {
        "de": "Für welche Datensätze."
      },
      "$ref": "common.json#/definitions/filter"
    },
    "only": {
      "x-label": {
        "de": "Nur Datensätze, für die gilt",
        "en": "Only records for which holds"
      },
      "$ref": "common.json#/definitions/expression",
      "description": "Over the record; others are left out."
    },
    "key": {
      "x-label": {
        "de": "Schlüssel",
        "en": "Key"
      },
      "x-help": {
        "de": "Formel über den Datensatz, z. B. contractNumber & ' ' & status. Was mit einem Schlüssel gesendet ist, wird nicht noch einmal gesendet; ein anderer Schlüssel ist eine neue Meldung. Ohne Angabe ist jedes Ereignis eine Meldung."
      },
      "$ref": "common.json#/definitions/expression",
      "description": "Over the record, e.g. contractNumber & ' ' & status. What has been sent with a key is not sent again; another key is another message. Without it, which is for those that events set off, each event is a message."
    },
    "related": {
      "x-label": {
        "de": "Zugehörige Datensätze",
        "en": "Related records"
      },
      "x-help": {
        "de": "Datensätze, auf die der Datensatz verweist oder die auf ihn verweisen. Spalten nennen sie in „Über“."
      },
      "type": "array",
      "maxItems": 30,
      "description": "Records to which the record refers, or that refer to it. Columns name them in `of`.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id"
        ],
        "title": "OutgoingRelated",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/fieldId"
          },
          "of": {
            "x-label": {
              "de": "Ausgehend von",
              "en": "Starting from"
            },
            "x-help": {
              "de": "Kennung eines zugehörigen Datensatzes weiter oben. Ohne Angabe der Datensatz selbst."
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Id of a related record above; the record itself when absent."
          },
          "field": {
            "x-label": {
              "de": "Verweis",
              "en": "Reference"
            },
            "x-help": {
              "de": "Feld, das auf ihn verweist."
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Name of the reference field that leads to it."
          },
          "entity": {
            "x-label": {
              "de": "Entität",
              "en": "Entity"
            },
            "x-help": {
              "de": "Statt eines Verweises: alle Datensätze dieser Entität, die hierher verweisen. Nur mit JSON."
            },
            "x-refers": "entity",
            "$ref": "common.json#/definitions/id",
            "description": "In place of a reference: all records of this entity that refer here; with JSON only."
          },
          "via": {
            "x-label": {
              "de": "Deren Verweis",
              "en": "By their reference"
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Name of their reference field."
          }
        }
      }
    },
    "columns": {
      "x-label": {
        "de": "Spalten",
        "en": "Columns"
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 200,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "formula"
        ],
        "title": "OutgoingColumn",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/fieldId"
          },
          "of": {
            "x-label": {
              "de": "Über",
              "en": "About"
            },
            "x-help": {
              "de": "Kennung eines zugehörigen Datensatzes. Ohne Angabe der Datensatz selbst."
            },
            "$ref": "common.json#/definitions/fieldId",
            "description": "Id of a related record; the record itself when absent."
          },
          "name": {
            "x-label": {
              "de": "Name in der Datei",
              "en": "Name in the file"
            },
            "x-help": {
              "de": "Ohne Angabe die Kennung. Mit JSON auch ein Pfad (adresse/ort); * mischt ein Objekt unter die übrigen."
            },
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^(\\*|[A-Za-z_ÄÖÜäöü][^<>&\"'=\\u0000-\\u001f]*)$",
            "description": "The id when absent. With JSON a path as well (adresse/ort); `*` mixes an object in under the others. Of records that refer here the first part is their list (registers/code)."
          },
          "formula": {
            "x-label": {
              "de": "Formel",
              "en": "Formula"
            },
            "$ref": "common.json#/definitions/expression",
            "description": "Over the record, or the one in `of`. With JSON a list or an object stays one."
          }
        }
      }
    },
    "format": {
      "x-label": {
        "de": "Format",
        "en": "Format"
      },
      "type": "object",
      "additionalProperties": false,
      "required": [
        "type"
      ],
      "title": "OutgoingFormat",
      "properties": {
        "type": {
          "x-label": {
            "de": "Art der Datei",
            "en": "Kind of file"
          },
          "x-values": {
            "csv": {
              "de": "CSV",
              "en": "CSV"
            },
            "xml": {
              "de": "XML",
              "en": "XML"
            },
            "json": {
              "de": "JSON",
              "en": "JSON"
            },
            "json-lines": {
              "de": "JSON, eine Zeile je Datensatz",
              "en": "JSON, a line each"
            }
          },
          "enum": [
            "csv",
            "xml",
            "json",
            "json-lines"
          ],
          "title": "OutgoingFormatType"
        },
        "delimiter": {
          "x-label": {
            "de": "Trennzeichen",
            "en": "Delimiter"
          },
          "x-help": {
            "de": "Ohne Angabe Semikolon."
          },
          "x-when": {
            "type": [
              "csv"
            ]
          },
          "x-values": {
            ";": {
              "de": "Semikolon",
              "en": "Semicolon"
            },
            ",": {
              "de": "Komma",
              "en": "Comma"
            },
            "\t": {
              "de": "Tabulator",
              "en": "Tab"
            },
            "|": {
              "de": "Strich",
              "en": "Bar"
            }
          },
          "enum": [
            ";",
            ",",
            "\t",
            "|"
          ],
          "description": "A semicolon when absent."
        },
        "root": {
          "x-label": {
            "de": "Äußerstes Element",
            "en": "Outermost element"
          },
          "x-help": {
            "de": "Ohne Angabe rows."
          },
          "x-when": {
            "type": [
              "xml"
            ]
          },
          "type": "string",
          "pattern": "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",
          "description": "rows when absent."
        },
        "element": {
          "x-label": {
            "de": "Element einer Zeile",
            "en": "Element of a row"
          },
          "x-help": {
            "de": "Ohne Angabe row."
          },
          "x-when": {
            "type": [
              "xml"
            ]
          },
          "type": "string",
          "pattern": "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$",
          "description": "row when absent."
        }
      }
    },
    "send": {
      "x-label": {
        "de": "Versand",
        "en": "Sending"
      },
      "type": "object",
      "additionalProperties": false,
      "required": [
        "connection",
        "file"
      ],
      "title": "OutgoingSend",
      "properties": {
        "connection": {
          "x-label": {
            "de": "Verbindung",
            "en": "Connection"
          },
          "x-help": {
            "de": "Name einer Verbindung, wie sie auf der Seite Schnittstellen angelegt wird."
          },
          "$ref": "common.json#/definitions/id",
          "description": "Name of a connection, which belongs to the installation and not to the definition."
        },
        "folder": {
          "x-label": {
            "de": "Ordner",
            "en": "Folder"
          },
          "x-help": {
            "de": "Bei HTTPS der Pfad unter der Adresse der Verbindung."
          },
          "$ref": "common.json#/definitions/interfaceFolder",
          "description": "Where files go; with HTTPS the path below the connection's address."
        },
        "file": {
          "x-label": {
            "de": "Name der Datei",
            "en": "Name of the file"
          },
          "x-help": {
            "de": "{number} steht für die laufende Nummer, {date} für den Tag, z. B. status-{date}-{number}.csv. Bei HTTPS nur der Name hier."
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 150,
          "pattern": "^[^/\\\\\\u0000-\\u001f]*\\{number\\}[^/\\\\\\u0000-\\u001f]*$",
          "description": "{number} stands for the number of the package, {date} for the day. With HTTPS a name here only."
        },
        "schedule": {
          "x-label": {
            "de": "Wann",
            "en": "When"
          },
          "x-help": {
            "de": "Ohne Angabe, ohne Ereignisse und ohne Vorgänger wird nur von Hand gesendet."
          },
          "$ref": "common.json#/definitions/interfaceSchedule",
          "description": "By hand only when absent, unless events or other interfaces set it off."
        },
        "on": {
          "x-label": {
            "de": "Bei Ereignissen",
            "en": "On events"
          },
          "x-help": {
            "de": "Sobald mit einem Datensatz dies geschieht, geht eine Meldung hinaus. „Schritt“: wenn ein Ablauf oder eine Automation exchange.tell aufruft."
          },
          "x-values": {
            "created": {
              "de": "angelegt",
              "en": "created"
            },
            "updated": {
              "de": "geändert",
              "en": "changed"
            },
            "moved": {
              "de": "Status weitergestellt",
              "en": "status moved"
            },
            "step": {
              "de": "Schritt eines Ablaufs",
              "en": "step of a workflow"
            }
          },
          "type": "array",
          "minItems": 1,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "enum": [
              "created",
              "updated",
              "moved",
              "step"
            ],
            "title": "OutgoingEvent"
          },
          "description": "What of a record sets it off, one message for each event. step: a workflow or an automation calls exchange.tell. What else holds is said by `filter` and `only`."
        },
        "collectMinutes": {
          "x-label": {
            "de": "Sammeln (Minuten)",
            "en": "Collect for (minutes)"
          },
          "x-help": {
            "de": "So lange nach dem ersten Ereignis wird gesammelt und dann zusammen gesendet. Ohne Angabe geht jedes für sich und sofort."
          },
          "type": "integer",
          "minimum": 1,
          "maximum": 1440,
          "description": "For so long after the first event more are waited for, which then go together; without it each goes by itself, at once."
        },
        "after": {
          "x-label": {
            "de": "Nach Schnittstellen",
            "en": "After interfaces"
          },
          "x-help": {
            "de": "Sobald eine von ihnen, Schnittstelle oder Variante, eine Lieferung übernommen hat."
          },
          "type": "array",
          "minItems": 1,
          "uniqueItems": true,
          "items": {
            "x-refers": "any-interface",
            "$ref": "common.json#/definitions/id"
          },
          "description": "As soon as one of these interfaces, or variants of interfaces, has taken a delivery."
        }
      }
    },
    "examples": {
      "x-label": {
        "de": "Beispiele",
        "en": "Examples"
      },
      "x-help": {
        "de": "Werden bei jeder Prüfung gerechnet: Kommt anderes heraus, wird nicht veröffentlicht."
      },
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "record",
          "expected"
        ],
        "title": "OutgoingExample",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "record": {
            "x-label": {
              "de": "Datensatz",
              "en": "Record"
            },
            "x-holds": "values",
            "type": "object",
            "additionalProperties": true,
            "title": "OutgoingRecord",
            "description": "By field name what the record says."
          },
          "related": {
            "x-label": {
              "de": "Zugehörige Datensätze",
              "en": "Related records"
            },
            "x-holds": "values",
            "type": "object",
            "additionalProperties": {
              "type": [
                "object",
                "array"
              ]
            },
            "title": "OutgoingRelatedRecords",
            "description": "By id of a related record what it says; of several a list."
          },
          "expected": {
            "x-label": {
              "de": "Erwartet",
              "en": "Expected"
            },
            "x-help": {
              "de": "Je Spalte, was in der Datei steht; oder dass der Datensatz ausgelassen wird."
            },
            "type": "object",
            "additionalProperties": false,
            "minProperties": 1,
            "maxProperties": 1,
            "title": "OutgoingExpected",
            "properties": {
              "row": {
                "x-label": {
                  "de": "Zeile",
                  "en": "Row"
                },
                "type": "object",
                "additionalProperties": {},
                "minProperties": 1,
                "title": "OutgoingRow",
                "description": "By column what stands in the file; all of them that say something. Of records that refer here a list."
              },
              "leftOut": {
                "x-label": {
                  "de": "Wird ausgelassen",
                  "en": "Is left out"
                },
                "const": true
              }
            }
          }
        }
      },
      "description": "Worked out at every check: when something else comes out, nothing is published."
    }
  }
};

export const reportSchema = {
  "$id": "https://leitwerk.dev/schema/report.json",
  "title": "ReportDefinition",
  "x-label": {
    "de": "Bericht",
    "en": "Report"
  },
  "x-plural": {
    "de": "Berichte",
    "en": "Reports"
  },
  "x-icon": "file-text",
  "x-help": {
    "de": "Mehrere Seiten aus Text, Zahlen, Diagrammen und Listen: auf dem Bildschirm, als PDF und regelmäßig per E-Mail. Gezählt wird nur, was die Lesenden lesen dürfen."
  },
  "description": "Several pages of text, figures, charts and lists, on a screen, as PDF and by mail. Counted is only what its reader may read.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "sections"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "report"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "icon": {
      "x-label": {
        "de": "Symbol",
        "en": "Icon"
      },
      "$ref": "common.json#/definitions/icon"
    },
    "roles": {
      "x-label": {
        "de": "Nur für diese Rollen",
        "en": "For these roles only"
      },
      "x-help": {
        "de": "Ohne Angabe für alle. Was jemand sieht, begrenzen immer seine Rechte."
      },
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "For everybody when absent. What somebody sees is always limited by his rights."
    },
    "period": {
      "x-label": {
        "de": "Zeitraum",
        "en": "Period"
      },
      "x-help": {
        "de": "Gilt für Kacheln mit einem Zeitfeld. Ohne Angabe dieser Monat."
      },
      "$ref": "common.json#/definitions/dashboardPeriod",
      "description": "Of tiles with a field of time. This month when absent."
    },
    "filters": {
      "x-label": {
        "de": "Filter des Berichts",
        "en": "Filters of the report"
      },
      "x-help": {
        "de": "Was die Lesenden für den ganzen Bericht auf einmal auswählen können, etwa ein Team: gilt für Kacheln und Listen, auch im PDF. Was das Feld nicht hat, sagt, dass es nicht gefiltert ist."
      },
      "$ref": "common.json#/definitions/dashboardFilters",
      "description": "What readers can choose for the whole report, tiles and lists, on paper too. In place of the filters of the dashboards that it shows."
    },
    "cover": {
      "x-label": {
        "de": "Titelseite",
        "en": "Title page"
      },
      "x-help": {
        "de": "Text unter dem Namen auf einer Seite für sich. Ohne Angabe beginnt der Bericht gleich mit dem ersten Abschnitt."
      },
      "$ref": "common.json#/definitions/label",
      "description": "Text below the name on a page of its own. Absent: the report begins with the first section."
    },
    "sections": {
      "x-label": {
        "de": "Abschnitte",
        "en": "Sections"
      },
      "x-main": true,
      "type": "array",
      "minItems": 1,
      "maxItems": 30,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "label"
        ],
        "title": "ReportSection",
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "label": {
            "x-label": {
              "de": "Überschrift",
              "en": "Heading"
            },
            "$ref": "common.json#/definitions/label"
          },
          "text": {
            "x-label": {
              "de": "Text",
              "en": "Text"
            },
            "x-main": true,
            "$ref": "common.json#/definitions/label"
          },
          "newPage": {
            "x-label": {
              "de": "Auf einer neuen Seite",
              "en": "On a new page"
            },
            "x-main": true,
            "type": "boolean"
          },
          "dashboard": {
            "x-label": {
              "de": "Aus diesem Dashboard",
              "en": "From this dashboard"
            },
            "x-refers": "dashboard",
            "x-main": true,
            "$ref": "common.json#/definitions/id",
            "description": "Whose tiles it shows: all of them, or those of `only`."
          },
          "only": {
            "x-label": {
              "de": "Nur diese Kacheln",
              "en": "These tiles only"
            },
            "x-main": true,
            "x-help": {
              "de": "Ohne Angabe alle des Dashboards."
            },
            "type": "array",
            "minItems": 1,
            "maxItems": 40,
            "uniqueItems": true,
            "items": {
              "x-refers": "tile",
              "$ref": "common.json#/definitions/id"
            },
            "description": "Ids of tiles of the dashboard; all when absent."
          },
          "tiles": {
            "x-label": {
              "de": "Eigene Kacheln",
              "en": "Tiles of its own"
            },
            "type": "array",
            "minItems": 1,
            "maxItems": 40,
            "items": {
              "$ref": "common.json#/definitions/dashboardTile"
            }
          },
          "view": {
            "x-label": {
              "de": "Liste dieser Ansicht",
              "en": "List of this view"
            },
            "x-help": {
              "de": "Als lange Tabelle mit den Spalten der Ansicht."
            },
            "x-refers": "view",
            "x-main": true,
            "$ref": "common.json#/definitions/id",
            "description": "A long table of its records, with its columns, filter and order."
          },
          "most": {
            "x-label": {
              "de": "Höchstens so viele Zeilen",
              "en": "At most so many rows"
            },
            "x-main": true,
            "x-help": {
              "de": "Der Liste; ohne Angabe 100."
            },
            "type": "integer",
            "minimum": 1,
            "maximum": 500,
            "description": "Of the list; 100 when absent."
          }
        }
      }
    }
  }
};

export const roleSchema = {
  "$id": "https://leitwerk.dev/schema/role.json",
  "title": "RoleDefinition",
  "x-label": {
    "de": "Rolle",
    "en": "Role"
  },
  "x-plural": {
    "de": "Rollen",
    "en": "Roles"
  },
  "x-icon": "shield",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "permissions": {
      "x-label": {
        "de": "Berechtigungen",
        "en": "Permissions"
      },
      "x-help": {
        "de": "Rechte über Datensätze hinaus. Wer veröffentlichen darf, darf auch an Entwürfen arbeiten."
      },
      "type": "array",
      "description": "Rights beyond records. `metadata.edit`: work on drafts of definitions; whoever may publish may do that, too.",
      "items": {
        "x-values": {
          "metadata.read": {
            "de": "Definitionen lesen",
            "en": "Read definitions"
          },
          "metadata.edit": {
            "de": "An Entwürfen arbeiten",
            "en": "Work on drafts"
          },
          "metadata.publish": {
            "de": "Definitionen veröffentlichen",
            "en": "Publish definitions"
          },
          "users.manage": {
            "de": "Benutzer verwalten",
            "en": "Manage users"
          },
          "tokens.manage": {
            "de": "API-Schlüssel verwalten",
            "en": "Manage tokens"
          },
          "jobs.manage": {
            "de": "Hintergrundarbeiten",
            "en": "Background work"
          },
          "views.share": {
            "de": "Ansichten teilen",
            "en": "Share views"
          },
          "dashboards.build": {
            "de": "Eigene Dashboards bauen und teilen",
            "en": "Build and share dashboards of one's own"
          },
          "dashboards.link": {
            "de": "Dashboards per Link nach außen zeigen",
            "en": "Show dashboards outside by link"
          },
          "dashboards.mail": {
            "de": "Dashboards regelmäßig per E-Mail senden",
            "en": "Send dashboards by mail on a schedule"
          },
          "webhooks.manage": {
            "de": "Webhooks einrichten",
            "en": "Set up webhooks"
          },
          "privacy.report": {
            "de": "Datenschutz: Auskunft geben",
            "en": "Data protection: report"
          },
          "privacy.erase": {
            "de": "Datenschutz: einschränken und löschen",
            "en": "Data protection: restrict and erase"
          },
          "privacy.log": {
            "de": "Datenschutz: Zugriffsprotokoll lesen",
            "en": "Data protection: read the access log"
          },
          "privacy.restricted": {
            "de": "Datenschutz: Eingeschränktes sehen",
            "en": "Data protection: see what is restricted"
          }
        },
        "enum": [
          "metadata.read",
          "metadata.edit",
          "metadata.publish",
          "users.manage",
          "tokens.manage",
          "jobs.manage",
          "views.share",
          "dashboards.build",
          "dashboards.link",
          "dashboards.mail",
          "webhooks.manage",
          "privacy.report",
          "privacy.erase",
          "privacy.log",
          "privacy.restricted"
        ]
      }
    },
    "callableActions": {
      "x-label": {
        "de": "Aufrufbare Aktionen",
        "en": "Callable actions"
      },
      "x-help": {
        "de": "Aktionen von Modulen, die aufgerufen werden dürfen, z. B. geodata.geocode. Sie arbeiten mit den Rechten dessen, der sie ruft."
      },
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "description": "Actions of modules that its holders may call, e.g. geodata.geocode. They work with the caller's own rights.",
      "items": {
        "x-suggests": "action",
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]*\\.[a-z][a-zA-Z0-9]*$"
      }
    },
    "grants": {
      "x-label": {
        "de": "Rechte an Datensätzen",
        "en": "Rights on records"
      },
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
            "x-label": {
              "de": "Entität",
              "en": "Entity"
            },
            "x-help": {
              "de": "* ist jede Entität außer Benutzer und Team, die genannt werden müssen."
            },
            "x-refers": "entity",
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
            "x-label": {
              "de": "Darf",
              "en": "May"
            },
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": {
              "x-values": {
                "read": {
                  "de": "Lesen",
                  "en": "Read"
                },
                "create": {
                  "de": "Anlegen",
                  "en": "Create"
                },
                "update": {
                  "de": "Ändern",
                  "en": "Update"
                },
                "delete": {
                  "de": "Löschen",
                  "en": "Delete"
                },
                "purge": {
                  "de": "Endgültig löschen",
                  "en": "Purge"
                },
                "transition": {
                  "de": "Status bewegen",
                  "en": "Move the status"
                }
              },
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
            "x-label": {
              "de": "Welche Datensätze",
              "en": "Which records"
            },
            "x-help": {
              "de": "Ohne Angabe alle. Eigene: nach dem Feld „betreut von“. Die des Teams: das Team-Feld ist eines der eigenen Teams, oder es sind eigene."
            },
            "anyOf": [
              {
                "x-values": {
                  "all": {
                    "de": "Alle",
                    "en": "All"
                  },
                  "own": {
                    "de": "Eigene",
                    "en": "Own"
                  },
                  "team": {
                    "de": "Die des Teams",
                    "en": "Those of the team"
                  }
                },
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
            "x-label": {
              "de": "Verborgene Felder",
              "en": "Hidden fields"
            },
            "x-help": {
              "de": "Werden weder gelesen noch geschrieben, noch wird nach ihnen gefiltert oder sortiert."
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            },
            "description": "Neither read nor written, filtered or sorted by."
          },
          "readOnlyFields": {
            "x-label": {
              "de": "Gesperrte Felder",
              "en": "Read-only fields"
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId"
            }
          },
          "veil": {
            "x-label": {
              "de": "Verdeckte Datensätze",
              "en": "Veiled records"
            },
            "x-help": {
              "de": "Von Datensätzen, auf die die Bedingung zutrifft, sind nur die genannten Felder zu sehen, und sie lassen sich nicht ändern. Eine andere Rolle, die sie ganz zeigt, geht vor."
            },
            "type": "object",
            "additionalProperties": false,
            "required": [
              "when",
              "shownFields",
              "title"
            ],
            "title": "Veil",
            "description": "Of records that come under a condition only some fields are seen, and they cannot be changed. Another grant that shows them whole counts all the same.",
            "properties": {
              "when": {
                "x-label": {
                  "de": "Wann",
                  "en": "When"
                },
                "$ref": "common.json#/definitions/filter"
              },
              "shownFields": {
                "x-label": {
                  "de": "Sichtbare Felder",
                  "en": "Shown fields"
                },
                "x-help": {
                  "de": "Alle anderen sind leer, auch solche, die später hinzukommen."
                },
                "type": "array",
                "uniqueItems": true,
                "items": {
                  "x-refers": "field",
                  "$ref": "common.json#/definitions/fieldId"
                },
                "description": "All others are blank, those that come later too."
              },
              "title": {
                "x-label": {
                  "de": "Statt des Titels",
                  "en": "In place of the title"
                },
                "$ref": "common.json#/definitions/label"
              }
            }
          },
          "transitions": {
            "x-label": {
              "de": "Ereignisse",
              "en": "Events"
            },
            "x-help": {
              "de": "Welche Ereignisse; ohne Angabe jedes."
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "event",
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
  "x-label": {
    "de": "Szenario",
    "en": "Scenario"
  },
  "x-plural": {
    "de": "Szenarien",
    "en": "Scenarios"
  },
  "x-icon": "checkbox",
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
          "x-label": {
            "de": "Rollen",
            "en": "Roles"
          },
          "type": "array",
          "minItems": 1,
          "maxItems": 20,
          "items": {
            "x-refers": "role",
            "$ref": "common.json#/definitions/id"
          }
        },
        "team": {
          "x-label": {
            "de": "Team",
            "en": "Team"
          },
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
          "x-label": {
            "de": "HTTP-Status",
            "en": "HTTP status"
          },
          "type": "integer",
          "minimum": 200,
          "maximum": 599,
          "description": "As over HTTP. Absent: it is done."
        },
        "code": {
          "x-label": {
            "de": "Kennung der Ablehnung",
            "en": "Code of the refusal"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "description": "Code of the refusal, e.g. `workflow.guard`."
        },
        "issues": {
          "x-label": {
            "de": "Beanstandete Felder",
            "en": "Fields pointed at"
          },
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
          "x-label": {
            "de": "Werte",
            "en": "Values"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "By field name, what must be seen. Of a list: in each of its records."
        },
        "absent": {
          "x-label": {
            "de": "Nicht zu sehen",
            "en": "Not to be seen"
          },
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
          "x-label": {
            "de": "Anzahl",
            "en": "Count"
          },
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "description": "How many records a list has in all, or how many effects there are."
        },
        "items": {
          "x-label": {
            "de": "Folgen",
            "en": "Effects"
          },
          "type": "array",
          "minItems": 1,
          "maxItems": 50,
          "items": {
            "$ref": "#/definitions/scenarioEffect"
          },
          "description": "Of `effects`: each of these must be there; one effect counts for one of them."
        },
        "state": {
          "x-label": {
            "de": "Prozess ist",
            "en": "Process is"
          },
          "x-values": {
            "running": {
              "de": "läuft",
              "en": "running"
            },
            "stopped": {
              "de": "angehalten",
              "en": "stopped"
            },
            "done": {
              "de": "beendet",
              "en": "done"
            },
            "cancelled": {
              "de": "abgebrochen",
              "en": "cancelled"
            },
            "none": {
              "de": "nicht vorhanden",
              "en": "none"
            }
          },
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
          "x-label": {
            "de": "Steht in",
            "en": "Stands in"
          },
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
          "x-label": {
            "de": "Möglich",
            "en": "Possible"
          },
          "type": "array",
          "minItems": 1,
          "maxItems": 50,
          "items": {
            "$ref": "common.json#/definitions/id"
          },
          "description": "Events that the person can send now: to the process, or on `read` to the record."
        },
        "impossible": {
          "x-label": {
            "de": "Nicht möglich",
            "en": "Not possible"
          },
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
    "scenarioEffect": {
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "title": "ScenarioEffect",
      "properties": {
        "action": {
          "x-label": {
            "de": "Aktion",
            "en": "Action"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "description": "Action of a module, `documents.make`."
        },
        "input": {
          "x-label": {
            "de": "Eingaben",
            "en": "Input"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "What it is given; more may be there."
        },
        "output": {
          "x-label": {
            "de": "Antwort",
            "en": "Answer"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "What has been answered; more may be there."
        },
        "state": {
          "x-label": {
            "de": "Ist",
            "en": "Is"
          },
          "x-values": {
            "open": {
              "de": "offen",
              "en": "open"
            },
            "done": {
              "de": "erledigt",
              "en": "done"
            },
            "failed": {
              "de": "gescheitert",
              "en": "failed"
            },
            "dropped": {
              "de": "hinfällig",
              "en": "dropped"
            }
          },
          "type": "string",
          "enum": [
            "open",
            "done",
            "failed",
            "dropped"
          ],
          "title": "ScenarioEffectState",
          "description": "`open`: not done yet, by a module or by hand; `dropped`: nobody waits for it any more."
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
          "x-label": {
            "de": "Bezeichnung",
            "en": "Label"
          },
          "$ref": "common.json#/definitions/label",
          "description": "What happens, for whoever reads the report."
        },
        "as": {
          "x-label": {
            "de": "Wer",
            "en": "Who"
          },
          "$ref": "common.json#/definitions/id",
          "description": "One of `people`, or a role: somebody who holds it. Absent in `given` and `then`: Leitwerk itself."
        },
        "do": {
          "x-label": {
            "de": "Tut",
            "en": "Does"
          },
          "x-values": {
            "create": {
              "de": "legt an",
              "en": "creates"
            },
            "update": {
              "de": "ändert",
              "en": "updates"
            },
            "transition": {
              "de": "bewegt den Status",
              "en": "moves the status"
            },
            "delete": {
              "de": "löscht",
              "en": "deletes"
            },
            "restore": {
              "de": "stellt wieder her",
              "en": "restores"
            },
            "read": {
              "de": "liest",
              "en": "reads"
            },
            "list": {
              "de": "listet auf",
              "en": "lists"
            },
            "begin": {
              "de": "beginnt Prozess",
              "en": "begins a process"
            },
            "send": {
              "de": "sendet Ereignis",
              "en": "sends an event"
            },
            "finish": {
              "de": "erledigt Aktion",
              "en": "finishes an action"
            },
            "cancel": {
              "de": "bricht Prozess ab",
              "en": "cancels the process"
            },
            "compensate": {
              "de": "bricht ab und macht rückgängig",
              "en": "cancels and compensates"
            },
            "process": {
              "de": "sieht den Prozess an",
              "en": "looks at the process"
            },
            "effects": {
              "de": "sieht Folgen an",
              "en": "looks at effects"
            },
            "pass": {
              "de": "lässt Zeit vergehen",
              "en": "lets time pass"
            }
          },
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
            "cancel",
            "compensate",
            "process",
            "effects",
            "pass"
          ],
          "title": "ScenarioDo"
        },
        "entity": {
          "x-label": {
            "de": "Entität",
            "en": "Entity"
          },
          "x-refers": "entity",
          "$ref": "common.json#/definitions/id"
        },
        "id": {
          "x-label": {
            "de": "Datensatz",
            "en": "Record"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "description": "The record, by the name under which a step before has saved it."
        },
        "save": {
          "x-label": {
            "de": "Gemerkt als",
            "en": "Saved as"
          },
          "type": "string",
          "pattern": "^[a-z][A-Za-z0-9-]*$",
          "maxLength": 100,
          "description": "Name under which later steps find the new record."
        },
        "values": {
          "x-label": {
            "de": "Werte",
            "en": "Values"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "By field name. `{\"ref\": \"lead\"}` is a saved record, `{\"ref\": \"user/sales\"}` the person, `{\"ref\": \"team/default\"}` the team; `$today+14` a date by the sandbox's clock, `$now` its instant."
        },
        "event": {
          "x-label": {
            "de": "Ereignis",
            "en": "Event"
          },
          "$ref": "common.json#/definitions/id"
        },
        "input": {
          "x-label": {
            "de": "Eingaben",
            "en": "Inputs"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "What an event asks for. Of `finish`: only effects with this input, of which more may be there."
        },
        "output": {
          "x-label": {
            "de": "Antwort",
            "en": "Answer"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "Of `finish`: what is answered; formulas of `onDone` see it as `$output`."
        },
        "refusal": {
          "x-label": {
            "de": "Ablehnung",
            "en": "Refusal"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 400,
          "description": "Of `finish`: it is refused, for this reason; the process goes by `onError`."
        },
        "reason": {
          "x-label": {
            "de": "Grund",
            "en": "Reason"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 1000,
          "description": "Of `cancel` and `compensate`: why."
        },
        "workflow": {
          "x-label": {
            "de": "Workflow",
            "en": "Workflow"
          },
          "x-refers": "workflow",
          "$ref": "common.json#/definitions/id",
          "description": "Of the process about the record."
        },
        "action": {
          "x-label": {
            "de": "Aktion",
            "en": "Action"
          },
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*\\.[a-z][a-zA-Z0-9-]*$",
          "maxLength": 100,
          "description": "Of `finish`: what a process wants of a module about the record, `documents.make`. Where there is no such module, somebody does it by hand; where there is one, it has been done. Of `effects`: only those of this action."
        },
        "filter": {
          "x-label": {
            "de": "Filter",
            "en": "Filter"
          },
          "$ref": "#/definitions/scenarioValues",
          "description": "Of a list, as in the API."
        },
        "time": {
          "x-label": {
            "de": "Zeit",
            "en": "Time"
          },
          "type": "string",
          "maxLength": 40,
          "pattern": "^(next-deadline|P(\\d{1,4}[YMWD])+|PT(\\d{1,4}[HM])+|\\d{4}-\\d{2}-\\d{2}|\\$(today|weekStart|monthStart|quarterStart|yearStart)([+-]\\d{1,4})?)$",
          "description": "How much passes (`P14D`, `PT2H`), until which date, or `next-deadline`. Days go on at the same time of the day."
        },
        "pending": {
          "x-label": {
            "de": "Folgen stehen aus",
            "en": "Consequences pending"
          },
          "type": "boolean",
          "const": true,
          "description": "What follows from this step has not been done yet when the next one comes, as when the workers are behind."
        },
        "expect": {
          "x-label": {
            "de": "Erwartet",
            "en": "Expected"
          },
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "today": {
      "x-label": {
        "de": "Heute ist",
        "en": "Today is"
      },
      "type": "string",
      "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
      "description": "The day on which it begins, at nine in the morning. Absent: the day on which it is played. One that comes after another begins where that has ended."
    },
    "after": {
      "x-label": {
        "de": "Kommt nach",
        "en": "Comes after"
      },
      "x-refers": "scenario",
      "$ref": "common.json#/definitions/id",
      "description": "A scenario that comes first: what is given and happens there is played, and what it has saved is known here."
    },
    "people": {
      "x-label": {
        "de": "Personen",
        "en": "People"
      },
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
      "x-label": {
        "de": "Gegeben",
        "en": "Given"
      },
      "$ref": "#/definitions/scenarioSteps",
      "description": "What is there at the beginning, made by Leitwerk itself where nobody is named."
    },
    "when": {
      "x-label": {
        "de": "Geschieht",
        "en": "When"
      },
      "$ref": "#/definitions/scenarioSteps",
      "description": "What people do and what time brings."
    },
    "then": {
      "x-label": {
        "de": "Dann",
        "en": "Then"
      },
      "$ref": "#/definitions/scenarioSteps",
      "description": "What is to be seen at the end: `read`, `list`, `process` and `effects`."
    }
  }
};

export const templateSchema = {
  "$id": "https://leitwerk.dev/schema/template.json",
  "title": "TemplateDefinition",
  "x-label": {
    "de": "Vorlage",
    "en": "Template"
  },
  "x-plural": {
    "de": "Vorlagen",
    "en": "Templates"
  },
  "x-icon": "file-text",
  "x-help": {
    "de": "Ein Schreiben über einen Datensatz: Betreff, Anschrift und Text auf einem Briefbogen."
  },
  "description": "A letter about a record: subject, address and text on a letterhead.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "entity",
    "layout",
    "subject",
    "body"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "template"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-help": {
        "de": "Worüber geschrieben wird."
      },
      "x-refers": "entity",
      "x-main": true,
      "$ref": "common.json#/definitions/id",
      "description": "What is written about."
    },
    "layout": {
      "x-label": {
        "de": "Briefbogen",
        "en": "Letterhead"
      },
      "x-refers": "layout",
      "x-main": true,
      "$ref": "common.json#/definitions/id"
    },
    "documentKind": {
      "x-label": {
        "de": "Art des Dokuments",
        "en": "Kind of document"
      },
      "x-help": {
        "de": "Wert, unter dem das Schreiben abgelegt wird."
      },
      "type": "string",
      "pattern": "^[a-z][a-z0-9-]*$",
      "maxLength": 48,
      "description": "The value under which the letter is filed."
    },
    "required": {
      "x-label": {
        "de": "Ohne diese Angaben kein Schreiben",
        "en": "No letter without these"
      },
      "x-help": {
        "de": "Felder wie lead.address, die gefüllt sein müssen."
      },
      "type": "array",
      "maxItems": 30,
      "items": {
        "x-path": true,
        "type": "string",
        "pattern": "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$",
        "maxLength": 120
      },
      "description": "Fields, `lead.address`, that must be filled in."
    },
    "printOrder": {
      "x-label": {
        "de": "Reihenfolge im Sammeldruck",
        "en": "Order of joint prints"
      },
      "x-help": {
        "de": "Feld wie lead.address.postalCode, nach dem die Schreiben eines Laufs sortiert werden."
      },
      "x-path": true,
      "type": "string",
      "pattern": "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$",
      "maxLength": 120,
      "description": "Field, `lead.address.postalCode`, by which the letters of a run are sorted."
    },
    "subject": {
      "x-label": {
        "de": "Betreff",
        "en": "Subject"
      },
      "x-main": true,
      "$ref": "common.json#/definitions/letterText"
    },
    "address": {
      "x-label": {
        "de": "Anschrift",
        "en": "Address"
      },
      "$ref": "common.json#/definitions/letterText"
    },
    "information": {
      "x-label": {
        "de": "Informationsblock",
        "en": "Information block"
      },
      "x-help": {
        "de": "Rechts neben der Anschrift: Nummern, Datum, wer schreibt."
      },
      "$ref": "common.json#/definitions/letterText"
    },
    "body": {
      "x-label": {
        "de": "Text",
        "en": "Text"
      },
      "x-main": true,
      "$ref": "common.json#/definitions/letterText"
    },
    "fileName": {
      "x-label": {
        "de": "Name der Datei",
        "en": "Name of the file"
      },
      "x-help": {
        "de": "Ohne Endung; ohne Angabe die Bezeichnung und der Titel des Datensatzes."
      },
      "$ref": "common.json#/definitions/letterText"
    },
    "attachments": {
      "x-label": {
        "de": "Anlagen",
        "en": "Attachments"
      },
      "x-help": {
        "de": "PDF-Dateien, die mit dem Schreiben abgelegt, gedruckt und gesendet werden."
      },
      "description": "PDF files that are filed, printed and sent with the letter; left out where the record has none.",
      "type": "array",
      "maxItems": 10,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "file"
        ],
        "properties": {
          "id": {
            "x-label": {
              "de": "Kennung",
              "en": "Id"
            },
            "$ref": "common.json#/definitions/id"
          },
          "file": {
            "x-label": {
              "de": "Datei",
              "en": "File"
            },
            "x-help": {
              "de": "Feld mit einer Datei, etwa product.terms."
            },
            "x-main": true,
            "x-path": true,
            "type": "string",
            "pattern": "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$",
            "maxLength": 120,
            "description": "Field with one file: `product.terms`."
          }
        }
      }
    },
    "mail": {
      "x-label": {
        "de": "E-Mail",
        "en": "E-mail"
      },
      "x-help": {
        "de": "Damit geht das Schreiben auch als E-Mail, mit Logo, Farbe und Fuß des Briefbogens."
      },
      "description": "The same letter as an e-mail, with logo, colour and foot of the letterhead.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "to",
        "subject",
        "body"
      ],
      "properties": {
        "to": {
          "x-label": {
            "de": "An",
            "en": "To"
          },
          "x-help": {
            "de": "Feld mit der Adresse, etwa lead.email."
          },
          "x-main": true,
          "x-path": true,
          "type": "string",
          "pattern": "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$",
          "maxLength": 120,
          "description": "Field with the address: `lead.email`."
        },
        "subject": {
          "x-label": {
            "de": "Betreff",
            "en": "Subject"
          },
          "x-main": true,
          "$ref": "common.json#/definitions/letterText"
        },
        "body": {
          "x-label": {
            "de": "Text",
            "en": "Text"
          },
          "x-main": true,
          "$ref": "common.json#/definitions/letterText"
        },
        "withLetter": {
          "x-label": {
            "de": "Brief als PDF anhängen",
            "en": "Attach the letter as PDF"
          },
          "x-main": true,
          "type": "boolean",
          "description": "Whether the letter goes along as a PDF."
        }
      }
    }
  }
};

export const textBlockSchema = {
  "$id": "https://leitwerk.dev/schema/text-block.json",
  "title": "TextBlockDefinition",
  "x-label": {
    "de": "Textbaustein",
    "en": "Text block"
  },
  "x-plural": {
    "de": "Textbausteine",
    "en": "Text blocks"
  },
  "x-icon": "note",
  "x-help": {
    "de": "Ein Text, der in mehreren Schreiben steht: {{block \"kennung\"}}."
  },
  "description": "A text that stands in several letters: {{block \"id\"}}.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "id",
    "name",
    "label",
    "status",
    "body"
  ],
  "properties": {
    "$schema": {
      "type": "string"
    },
    "kind": {
      "const": "text-block"
    },
    "id": {
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "help": {
      "x-label": {
        "de": "Hilfetext",
        "en": "Help text"
      },
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-help": {
        "de": "Wessen Felder er nennt; ohne Angabe keine, dann passt er in jedes Schreiben."
      },
      "x-refers": "entity",
      "x-main": true,
      "$ref": "common.json#/definitions/id",
      "description": "Whose fields it names. Absent: it names none, and fits into every letter."
    },
    "status": {
      "x-label": {
        "de": "Freigabe",
        "en": "Approval"
      },
      "x-values": {
        "draft": {
          "de": "In Arbeit",
          "en": "Draft"
        },
        "approved": {
          "de": "Freigegeben",
          "en": "Approved"
        }
      },
      "x-main": true,
      "type": "string",
      "enum": [
        "draft",
        "approved"
      ],
      "title": "TextBlockStatus",
      "description": "A template that uses a draft cannot be published."
    },
    "validFrom": {
      "x-label": {
        "de": "Gültig ab",
        "en": "Valid from"
      },
      "x-help": {
        "de": "Davor steht er in keinem Schreiben."
      },
      "type": "string",
      "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
      "description": "Before this day it is left out of letters."
    },
    "validTo": {
      "x-label": {
        "de": "Gültig bis",
        "en": "Valid to"
      },
      "x-help": {
        "de": "Danach steht er in keinem Schreiben."
      },
      "type": "string",
      "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
      "description": "After this day it is left out of letters."
    },
    "body": {
      "x-label": {
        "de": "Text",
        "en": "Text"
      },
      "x-main": true,
      "$ref": "common.json#/definitions/letterText"
    }
  }
};

export const viewSchema = {
  "$id": "https://leitwerk.dev/schema/view.json",
  "title": "ViewDefinition",
  "x-label": {
    "de": "Ansicht",
    "en": "View"
  },
  "x-plural": {
    "de": "Ansichten",
    "en": "Views"
  },
  "x-icon": "list",
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "type": {
      "x-label": {
        "de": "Darstellung",
        "en": "Shown as"
      },
      "x-values": {
        "list": {
          "de": "Liste",
          "en": "List"
        },
        "kanban": {
          "de": "Board",
          "en": "Board"
        },
        "calendar": {
          "de": "Kalender",
          "en": "Calendar"
        }
      },
      "enum": [
        "list",
        "kanban",
        "calendar"
      ]
    },
    "default": {
      "x-label": {
        "de": "Zuerst geöffnet",
        "en": "Opened first"
      },
      "x-help": {
        "de": "Wird für die Entität zuerst geöffnet."
      },
      "type": "boolean",
      "description": "Opened first for the entity."
    },
    "columns": {
      "x-label": {
        "de": "Spalten",
        "en": "Columns"
      },
      "x-help": {
        "de": "Liste: Spalten. Board und Kalender: was eine Karte zeigt."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "x-refers": "any-field",
        "$ref": "common.json#/definitions/fieldId"
      },
      "description": "list: columns; kanban and calendar: what a card shows."
    },
    "filter": {
      "x-label": {
        "de": "Filter",
        "en": "Filter"
      },
      "$ref": "common.json#/definitions/filter"
    },
    "sort": {
      "x-label": {
        "de": "Sortierung",
        "en": "Sort order"
      },
      "x-help": {
        "de": "Pfeil nach unten: absteigend."
      },
      "type": "array",
      "items": {
        "x-refers": "sort",
        "type": "string",
        "pattern": "^-?[a-z][A-Za-z0-9]*$"
      },
      "description": "Field names; - for descending."
    },
    "group": {
      "x-label": {
        "de": "Gruppiert nach",
        "en": "Grouped by"
      },
      "x-help": {
        "de": "Board: das Auswahlfeld, dessen Werte die Spalten sind. Liste: das Feld, nach dessen Werten Zeilen zusammengefasst sind."
      },
      "x-refers": "field",
      "x-when": {
        "type": [
          "list",
          "kanban"
        ]
      },
      "$ref": "common.json#/definitions/fieldId",
      "description": "kanban: the option field whose values are the columns; list: the field by whose values rows are put together."
    },
    "sums": {
      "x-label": {
        "de": "Summen",
        "en": "Sums"
      },
      "x-help": {
        "de": "Liste: Zahlenfelder, deren Summen gezeigt werden."
      },
      "x-when": {
        "type": [
          "list"
        ]
      },
      "type": "array",
      "minItems": 1,
      "uniqueItems": true,
      "items": {
        "x-refers": "field",
        "$ref": "common.json#/definitions/fieldId"
      },
      "description": "list: number fields whose sums are shown, of all records and of each group."
    },
    "start": {
      "x-label": {
        "de": "Beginn",
        "en": "Start"
      },
      "x-help": {
        "de": "Kalender: ein Datum oder Zeitpunkt."
      },
      "x-refers": "any-field",
      "x-when": {
        "type": [
          "calendar"
        ]
      },
      "$ref": "common.json#/definitions/fieldId",
      "description": "calendar: date or date-time field."
    },
    "end": {
      "x-label": {
        "de": "Ende",
        "en": "End"
      },
      "x-refers": "any-field",
      "x-when": {
        "type": [
          "calendar"
        ]
      },
      "$ref": "common.json#/definitions/fieldId"
    }
  }
};

export const workflowSchema = {
  "$id": "https://leitwerk.dev/schema/workflow.json",
  "title": "WorkflowDefinition",
  "x-label": {
    "de": "Workflow",
    "en": "Workflow"
  },
  "x-plural": {
    "de": "Workflows",
    "en": "Workflows"
  },
  "x-icon": "arrow-merge",
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
          "x-label": {
            "de": "Ziel",
            "en": "Target"
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "description": "As in XState: a sibling by name, `.child`, or `#id` with dots for states below. Absent: actions only."
        },
        "guard": {
          "x-label": {
            "de": "Bedingung",
            "en": "Condition"
          },
          "$ref": "common.json#/definitions/expression",
          "description": "Must be true; sees the record with the input applied."
        },
        "actions": {
          "x-label": {
            "de": "Aktionen",
            "en": "Actions"
          },
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "common.json#/definitions/action"
          }
        },
        "reenter": {
          "x-label": {
            "de": "Neu betreten",
            "en": "Re-enter"
          },
          "type": "boolean"
        },
        "meta": {
          "x-label": {
            "de": "Für Menschen",
            "en": "For people"
          },
          "type": "object",
          "additionalProperties": false,
          "required": [
            "label"
          ],
          "title": "WorkflowTransitionMeta",
          "properties": {
            "label": {
              "x-label": {
                "de": "Bezeichnung",
                "en": "Label"
              },
              "$ref": "common.json#/definitions/label",
              "description": "Of the button with which people send the event. Without one only programs send it."
            },
            "color": {
              "x-label": {
                "de": "Farbe",
                "en": "Colour"
              },
              "$ref": "common.json#/definitions/color"
            },
            "reason": {
              "x-label": {
                "de": "Warum nicht möglich",
                "en": "Why not possible"
              },
              "$ref": "common.json#/definitions/label",
              "description": "Why it is not possible, when the guard is not true."
            },
            "approvals": {
              "x-label": {
                "de": "Freigaben",
                "en": "Approvals"
              },
              "type": "integer",
              "minimum": 2,
              "maximum": 5,
              "description": "So many different people must send it before it is taken."
            },
            "fourEyes": {
              "x-label": {
                "de": "Vier-Augen-Prinzip",
                "en": "Four eyes"
              },
              "type": "boolean",
              "description": "Nobody may send it who has begun the process or brought it where it stands."
            },
            "input": {
              "x-label": {
                "de": "Eingaben",
                "en": "Inputs"
              },
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
                    "x-label": {
                      "de": "Feld",
                      "en": "Field"
                    },
                    "x-refers": "field",
                    "$ref": "common.json#/definitions/fieldId"
                  },
                  "required": {
                    "x-label": {
                      "de": "Pflichtfeld",
                      "en": "Required"
                    },
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
          "x-label": {
            "de": "Kennung",
            "en": "Id"
          },
          "$ref": "common.json#/definitions/id",
          "description": "Of its own within the workflow."
        },
        "src": {
          "x-label": {
            "de": "Aktion oder Workflow",
            "en": "Action or workflow"
          },
          "x-names": "workflow",
          "x-suggests": "action-or-workflow",
          "type": "string",
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-zA-Z0-9-]*)?$",
          "maxLength": 100,
          "description": "With a dot an action of a module, `documents.make`; without one another workflow about the same record."
        },
        "text": {
          "x-label": {
            "de": "Text",
            "en": "Text"
          },
          "$ref": "common.json#/definitions/label",
          "description": "Of an action: what is to be done, for whoever must do it by hand."
        },
        "input": {
          "x-label": {
            "de": "Eingaben",
            "en": "Inputs"
          },
          "x-holds": "input",
          "type": "object",
          "title": "WorkflowInvokeInput",
          "description": "Of an action: by key a value, or {\"formula\": \"…\"} over the record."
        },
        "onDone": {
          "x-label": {
            "de": "Wenn erledigt",
            "en": "When done"
          },
          "$ref": "#/definitions/workflowTransitions",
          "description": "Where to when it has been done. Formulas see what it has answered as `$output`."
        },
        "onError": {
          "x-label": {
            "de": "Wenn abgelehnt",
            "en": "When refused"
          },
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
          "x-label": {
            "de": "Bezeichnung",
            "en": "Label"
          },
          "$ref": "common.json#/definitions/label"
        },
        "user": {
          "x-label": {
            "de": "Personenfeld",
            "en": "Person field"
          },
          "x-refers": "field",
          "$ref": "common.json#/definitions/fieldId",
          "description": "Field of the record with the person whose turn it is; others who may can take it over."
        },
        "due": {
          "x-label": {
            "de": "Fällig nach",
            "en": "Due after"
          },
          "x-refers": "delay",
          "$ref": "common.json#/definitions/id",
          "description": "Delay of the workflow after which it is late."
        },
        "escalation": {
          "x-label": {
            "de": "Eskalation",
            "en": "Escalation"
          },
          "type": "object",
          "additionalProperties": false,
          "required": [
            "after",
            "roles"
          ],
          "title": "WorkflowEscalation",
          "properties": {
            "after": {
              "x-label": {
                "de": "Nach",
                "en": "After"
              },
              "x-refers": "delay",
              "$ref": "common.json#/definitions/id",
              "description": "Delay of the workflow."
            },
            "roles": {
              "x-label": {
                "de": "Rollen",
                "en": "Roles"
              },
              "type": "array",
              "minItems": 1,
              "items": {
                "x-refers": "role",
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
          "x-label": {
            "de": "Art",
            "en": "Kind"
          },
          "x-values": {
            "parallel": {
              "de": "Gleichzeitig",
              "en": "Parallel"
            },
            "final": {
              "de": "Ende",
              "en": "Final"
            },
            "history": {
              "de": "Rückkehr",
              "en": "History"
            }
          },
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
          "x-label": {
            "de": "Rückkehr",
            "en": "History"
          },
          "x-when": {
            "type": [
              "history"
            ]
          },
          "x-values": {
            "shallow": {
              "de": "Flach",
              "en": "Shallow"
            },
            "deep": {
              "de": "Tief",
              "en": "Deep"
            }
          },
          "type": "string",
          "enum": [
            "shallow",
            "deep"
          ],
          "title": "WorkflowHistory"
        },
        "target": {
          "x-label": {
            "de": "Ziel",
            "en": "Target"
          },
          "x-when": {
            "type": [
              "history"
            ]
          },
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "description": "Of a history state: where to when there is no history yet."
        },
        "initial": {
          "x-label": {
            "de": "Anfang",
            "en": "Initial"
          },
          "x-refers": "substate",
          "$ref": "common.json#/definitions/id"
        },
        "states": {
          "x-label": {
            "de": "Zustände darunter",
            "en": "States below"
          },
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
          "x-label": {
            "de": "Ereignisse",
            "en": "Events"
          },
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
          "x-label": {
            "de": "Sofort",
            "en": "Always"
          },
          "$ref": "#/definitions/workflowTransitions"
        },
        "after": {
          "x-label": {
            "de": "Nach einer Frist",
            "en": "After a delay"
          },
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
          "x-label": {
            "de": "Wenn erledigt",
            "en": "When done"
          },
          "$ref": "#/definitions/workflowTransitions",
          "description": "When all below have come to their end."
        },
        "invoke": {
          "x-label": {
            "de": "Aufrufe",
            "en": "Invokes"
          },
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/definitions/workflowInvoke"
          },
          "description": "Begun on entering; its answer is not waited for when the state has been left."
        },
        "entry": {
          "x-label": {
            "de": "Beim Betreten",
            "en": "On entry"
          },
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "common.json#/definitions/action"
          }
        },
        "exit": {
          "x-label": {
            "de": "Beim Verlassen",
            "en": "On exit"
          },
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "common.json#/definitions/action"
          }
        },
        "meta": {
          "x-label": {
            "de": "Für Menschen",
            "en": "For people"
          },
          "type": "object",
          "additionalProperties": false,
          "required": [
            "label"
          ],
          "title": "WorkflowStateMeta",
          "properties": {
            "label": {
              "x-label": {
                "de": "Bezeichnung",
                "en": "Label"
              },
              "$ref": "common.json#/definitions/label"
            },
            "color": {
              "x-label": {
                "de": "Farbe",
                "en": "Colour"
              },
              "$ref": "common.json#/definitions/color"
            },
            "roles": {
              "x-label": {
                "de": "Rollen",
                "en": "Roles"
              },
              "type": "array",
              "minItems": 1,
              "items": {
                "x-refers": "role",
                "$ref": "common.json#/definitions/id"
              },
              "description": "Who may send the events of this state; everybody who may change the record when absent. Of several states that take an event all must let it pass."
            },
            "compensate": {
              "x-label": {
                "de": "Rückgängig machen",
                "en": "Compensation"
              },
              "type": "array",
              "minItems": 1,
              "items": {
                "$ref": "common.json#/definitions/action"
              },
              "description": "What undoes what this state has done, for those who cancel the process with compensation: done for every state that was entered, the last one first."
            },
            "team": {
              "x-label": {
                "de": "Team-Feld",
                "en": "Team field"
              },
              "x-refers": "field",
              "$ref": "common.json#/definitions/fieldId",
              "description": "Field of the record with the team to which they must belong, too; while it is empty that does not matter."
            },
            "task": {
              "x-label": {
                "de": "Aufgabe",
                "en": "Task"
              },
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
      "x-label": {
        "de": "Kennung",
        "en": "Id"
      },
      "$ref": "common.json#/definitions/id"
    },
    "name": {
      "x-label": {
        "de": "Technischer Name",
        "en": "Technical name"
      },
      "$ref": "common.json#/definitions/id"
    },
    "label": {
      "x-label": {
        "de": "Bezeichnung",
        "en": "Label"
      },
      "$ref": "common.json#/definitions/label"
    },
    "entity": {
      "x-label": {
        "de": "Entität",
        "en": "Entity"
      },
      "x-refers": "entity",
      "$ref": "common.json#/definitions/id"
    },
    "roles": {
      "x-label": {
        "de": "Rollen",
        "en": "Roles"
      },
      "x-help": {
        "de": "Mit diesen Rechten arbeiten seine Aktionen, wer oder was das Ereignis auch geschickt hat."
      },
      "type": "array",
      "minItems": 1,
      "items": {
        "x-refers": "role",
        "$ref": "common.json#/definitions/id"
      },
      "description": "Rights with which its actions work, whoever or whatever has sent the event."
    },
    "starts": {
      "x-label": {
        "de": "Beginnt, wenn",
        "en": "Begins when"
      },
      "x-help": {
        "de": "Was ihn beginnt. Ein Datensatz hat höchstens einen laufenden Prozess davon."
      },
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
            "x-label": {
              "de": "Was geschieht",
              "en": "What happens"
            },
            "x-values": {
              "created": {
                "de": "Datensatz angelegt",
                "en": "Record created"
              },
              "updated": {
                "de": "Datensatz geändert",
                "en": "Record updated"
              },
              "moved": {
                "de": "Status bewegt",
                "en": "Status moved"
              },
              "person": {
                "de": "Jemand beginnt ihn",
                "en": "Somebody begins it"
              },
              "schedule": {
                "de": "Zeitplan",
                "en": "Schedule"
              },
              "workflow": {
                "de": "Anderer Workflow",
                "en": "Another workflow"
              }
            },
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
            "x-label": {
              "de": "Ereignis",
              "en": "Event"
            },
            "x-refers": "event",
            "x-when": {
              "on": [
                "moved"
              ]
            },
            "$ref": "common.json#/definitions/id",
            "description": "moved: only by this event of the contract status."
          },
          "if": {
            "x-label": {
              "de": "Nur wenn",
              "en": "Only if"
            },
            "$ref": "common.json#/definitions/expression",
            "description": "Must be true of the record."
          },
          "roles": {
            "x-label": {
              "de": "Rollen",
              "en": "Roles"
            },
            "x-when": {
              "on": [
                "person"
              ]
            },
            "type": "array",
            "minItems": 1,
            "items": {
              "x-refers": "role",
              "$ref": "common.json#/definitions/id"
            },
            "description": "person: who may; everybody who may change the record when absent."
          },
          "cron": {
            "x-label": {
              "de": "Zeitplan (cron)",
              "en": "Schedule (cron)"
            },
            "x-when": {
              "on": [
                "schedule"
              ]
            },
            "$ref": "common.json#/definitions/cron",
            "description": "schedule: when."
          },
          "filter": {
            "x-label": {
              "de": "Filter",
              "en": "Filter"
            },
            "x-when": {
              "on": [
                "schedule"
              ]
            },
            "$ref": "common.json#/definitions/filter",
            "description": "schedule: for which records."
          }
        }
      }
    },
    "conflicts": {
      "x-label": {
        "de": "Verträgt sich nicht mit",
        "en": "Conflicts"
      },
      "x-help": {
        "de": "Prozesse desselben Datensatzes, neben denen er nicht laufen kann."
      },
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
            "x-label": {
              "de": "Workflow",
              "en": "Workflow"
            },
            "x-refers": "workflow",
            "$ref": "common.json#/definitions/id"
          },
          "outcome": {
            "x-label": {
              "de": "Dann",
              "en": "Then"
            },
            "x-values": {
              "refuse": {
                "de": "beginnt dieser nicht",
                "en": "this one cannot begin"
              },
              "end": {
                "de": "endet jener",
                "en": "that one is ended"
              }
            },
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
      "x-label": {
        "de": "Fristen",
        "en": "Delays"
      },
      "x-help": {
        "de": "Mit Namen, für „Nach einer Frist“."
      },
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
            "x-label": {
              "de": "Anzahl",
              "en": "Count"
            },
            "x-help": {
              "de": "Kleiner als null: vor dem Zeitpunkt, von dem gerechnet wird."
            },
            "type": "integer",
            "minimum": -10000,
            "maximum": 10000,
            "description": "Less than nothing: before `from`."
          },
          "unit": {
            "x-label": {
              "de": "Einheit",
              "en": "Unit"
            },
            "x-values": {
              "minutes": {
                "de": "Minuten",
                "en": "Minutes"
              },
              "hours": {
                "de": "Stunden",
                "en": "Hours"
              },
              "days": {
                "de": "Tage",
                "en": "Days"
              },
              "working-days": {
                "de": "Werktage",
                "en": "Working days"
              },
              "weeks": {
                "de": "Wochen",
                "en": "Weeks"
              },
              "months": {
                "de": "Monate",
                "en": "Months"
              }
            },
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
            "x-label": {
              "de": "Gerechnet ab",
              "en": "Counted from"
            },
            "x-help": {
              "de": "Datum oder Zeitpunkt des Datensatzes, von dem gerechnet wird; solange es leer ist, ist nichts fällig. Ohne Angabe das Betreten des Zustands."
            },
            "x-refers": "field",
            "$ref": "common.json#/definitions/fieldId",
            "description": "Date or instant of the record from which it is counted; while it is empty nothing is due. Absent: the moment of entering the state."
          },
          "region": {
            "x-label": {
              "de": "Feiertage von",
              "en": "Holidays of"
            },
            "type": "string",
            "pattern": "^(DE(-[A-Z]{2})?|market)$",
            "description": "Whose holidays are no working days: `DE` those of all Germany, `DE-NW` those of a state, `market` those of any state, and 24 and 31 December (the working days of GPKE and GeLi Gas). `DE` when absent."
          },
          "table": {
            "x-label": {
              "de": "Fristentabelle",
              "en": "Deadline table"
            },
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
                "x-label": {
                  "de": "Entität",
                  "en": "Entity"
                },
                "x-refers": "entity",
                "$ref": "common.json#/definitions/id"
              },
              "where": {
                "x-label": {
                  "de": "Datensatz",
                  "en": "Record"
                },
                "type": "object",
                "title": "WorkflowDeadlineKey",
                "minProperties": 1,
                "description": "By field name: the value that finds the record, or {\"formula\": \"…\"} over the record of the process."
              },
              "count": {
                "x-label": {
                  "de": "Anzahl",
                  "en": "Count"
                },
                "x-refers": "field",
                "$ref": "common.json#/definitions/fieldId"
              },
              "unit": {
                "x-label": {
                  "de": "Einheit",
                  "en": "Unit"
                },
                "x-refers": "field",
                "$ref": "common.json#/definitions/fieldId"
              },
              "validFrom": {
                "x-label": {
                  "de": "Gültig ab",
                  "en": "Valid from"
                },
                "x-refers": "field",
                "$ref": "common.json#/definitions/fieldId",
                "description": "Date from which the record holds; the newest that holds on the day of entering counts."
              }
            }
          }
        }
      }
    },
    "machine": {
      "x-label": {
        "de": "Ablauf",
        "en": "Machine"
      },
      "x-help": {
        "de": "Der äußerste Zustand."
      },
      "$ref": "#/definitions/workflowState",
      "description": "The outermost state."
    }
  }
};

/** Schemas of all kinds by kind, for editors: without the checks that `kinds.ts` brings. */
export const kindSchemas = {
  'adaptation': adaptationSchema,
  'app': appSchema,
  'automation': automationSchema,
  'checklist': checklistSchema,
  'contract-status': contractStatusSchema,
  'dashboard': dashboardSchema,
  'data-category': dataCategorySchema,
  'entity': entitySchema,
  'form': formSchema,
  'interface': interfaceSchema,
  'interface-variant': interfaceVariantSchema,
  'journal': journalSchema,
  'layout': layoutSchema,
  'numbering': numberingSchema,
  'option-set': optionSetSchema,
  'outgoing': outgoingSchema,
  'report': reportSchema,
  'role': roleSchema,
  'scenario': scenarioSchema,
  'template': templateSchema,
  'text-block': textBlockSchema,
  'view': viewSchema,
  'workflow': workflowSchema,
};
