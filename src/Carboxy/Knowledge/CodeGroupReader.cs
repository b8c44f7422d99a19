using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge;

/// <summary>Reads the groups of codes in knowledge/codes.</summary>
public static partial class CodeGroupReader
{
    public const string DiseaseKind = "diseases";
    public const string MedicineKind = "medicines";

    public static IReadOnlyList<CodeGroup> ReadDiseases(IEnumerable<Node> files, Faults faults) =>
        Read(files, DiseaseKind, Icd10Item(), new("код МКБ-10 (I20, I20.9) или диапазон (I00-I79)", "an ICD-10 code (I20, I20.9) or a range (I00-I79)"), faults);

    public static IReadOnlyList<CodeGroup> ReadMedicines(IEnumerable<Node> files, Faults faults) =>
        Read(files, MedicineKind, AtcItem(), new("код АТХ (B01AA)", "an ATC code (B01AA)"), faults);

    static IReadOnlyList<CodeGroup> Read(IEnumerable<Node> files, string kind, Regex form, Text expected, Faults faults)
    {
        var groups = Entries.Unique(Entries.Of(files, kind, faults, One), g => g.Id, g => g.Place, faults);
        foreach (var (group, code) in groups.SelectMany(g => g.Codes.Concat(g.Except).Select(c => (g, c))).Where(x => !form.IsMatch(x.c)))
            faults.Add(group.Place, new($"«{code}» не похоже на код.", $"\"{code}\" is no code."), new($"Напишите {expected.Ru}.", $"Write {expected.En}."));
        return groups;
    }

    static CodeGroup One(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Name = fields.Text("name"),
        Codes = fields.Words("codes"),
        Except = fields.OptionalWords("except"),
        Sources = Known.Sources(fields),
    };

    [GeneratedRegex(@"^[A-Z][0-9]{2}(-[A-Z][0-9]{2}|\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Icd10Item();

    [GeneratedRegex("^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex AtcItem();
}
