/// The names ECMA-262 accepts for Unicode general categories in `\p{...}`.
enum GeneralCategoryNames {
    typealias Category = Unicode.GeneralCategory

    /// The categories a name stands for, with or without `General_Category=` or `gc=` before it.
    static func categories(named name: String) -> Set<Category>? {
        var name = name[...]
        for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
            name = name.dropFirst(prefix.utf8.count)
        }
        guard let row = rows.first(where: { $0.names.contains(String(name)) }) else { return nil }
        return Set(row.categories)
    }

    private static let cased: [Category] = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    private static let letters: [Category] = cased + [.modifierLetter, .otherLetter]
    private static let marks: [Category] = [.nonspacingMark, .spacingMark, .enclosingMark]
    private static let numbers: [Category] = [.decimalNumber, .letterNumber, .otherNumber]
    private static let punctuation: [Category] = [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation,
    ]
    private static let symbols: [Category] = [
        .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
    ]
    private static let separators: [Category] = [
        .spaceSeparator, .lineSeparator, .paragraphSeparator,
    ]

    private static let rows: [(names: [String], categories: [Category])] = [
        (["L", "Letter"], letters), (["LC", "Cased_Letter"], cased),
        (["Lu", "Uppercase_Letter"], [.uppercaseLetter]),
        (["Ll", "Lowercase_Letter"], [.lowercaseLetter]),
        (["Lt", "Titlecase_Letter"], [.titlecaseLetter]),
        (["Lm", "Modifier_Letter"], [.modifierLetter]),
        (["Lo", "Other_Letter"], [.otherLetter]),
        (["M", "Mark", "Combining_Mark"], marks),
        (["N", "Number"], numbers), (["Nd", "Decimal_Number", "digit"], [.decimalNumber]),
        (["Nl", "Letter_Number"], [.letterNumber]), (["No", "Other_Number"], [.otherNumber]),
        (["P", "Punctuation", "punct"], punctuation),
        (["S", "Symbol"], symbols), (["Sc", "Currency_Symbol"], [.currencySymbol]),
        (["Sm", "Math_Symbol"], [.mathSymbol]),
        (["Z", "Separator"], separators), (["Zs", "Space_Separator"], [.spaceSeparator]),
        (["Cc", "Control", "cntrl"], [.control]),
    ]
}
