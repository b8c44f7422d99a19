using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>Reads knowledge/indications.</summary>
public static class IndicationReader
{
    public const string Kind = "indications";

    static readonly Dictionary<string, EvidenceLevel> Levels = new(StringComparer.Ordinal)
    {
        ["claim"] = EvidenceLevel.Claim,
        ["case"] = EvidenceLevel.Case,
        ["series"] = EvidenceLevel.Series,
        ["controlled"] = EvidenceLevel.Controlled,
        ["RCT"] = EvidenceLevel.Randomised,
        ["RCT_negative"] = EvidenceLevel.RandomisedNoBenefit,
    };

    public static IReadOnlyList<Indication> Read(IEnumerable<Node> files, Faults faults)
    {
        var read = Entries.Unique(Entries.Of(files, Kind, faults, One), i => i.Id, i => i.Place, faults);
        Entries.Unique(read.SelectMany(i => i.Rows, (i, row) => (Row: row, i.Place)), r => r.Row, r => r.Place, faults);
        foreach (var indication in read.Where(i => i.Icd10.Count == 0 && i.CodeNote is null && i.Offered))
        {
            faults.Add(indication.Place, new($"У «{indication.Id}» нет ни кода МКБ-10, ни пояснения.", $"\"{indication.Id}\" has neither an ICD-10 code nor a note."),
                new("Добавьте icd10 или code_note.", "Add icd10 or code_note."));
        }

        foreach (var indication in read)
        {
            foreach (var modality in indication.Modalities.Where(m => indication.Evidence.Count(e => e.Modality == m) != 1))
            {
                faults.Add(indication.Place, new($"«{indication.Id}»: нужна ровно одна оценка доказательности на методику ({modality}).", $"\"{indication.Id}\" needs exactly one evidence entry per modality ({modality})."),
                    new("Напишите evidence для каждой методики; без исследований это claim.", "Write evidence for each modality; with no study it is claim."));
            }
        }

        return read;
    }

    static Indication One(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Name = fields.Text("name"),
        Rows = fields.Words("rows"),
        Modalities = Known.List(fields, "modalities", Known.Modalities),
        Icd10 = fields.OptionalWords("icd10"),
        CodeNote = fields.OptionalText("code_note"),
        Zones = fields.Words("zones"),
        Medical = fields.Flag("medical"),
        BaselineNeeded = fields.Flag("baseline_needed"),
        Offered = fields.Flag("offered", otherwise: true),
        Evidence = fields.Each("evidence", e => new Evidence(e.Choice("modality", Known.Modalities), e.Choice("level", Levels), e.Text("found"), Known.Sources(e))),
        Patient = fields.Text("patient"),
        Limits = fields.Each("limits", l => new Limit(l.Text("text"), l.OptionalWord("measure"), l.OptionalNumber("stop_at"), Known.Sources(l))),
        Onsets = fields.Each("onset", o => new Onset(o.Choice("modality", Known.Modalities), o.OptionalWord("zone"), o.Range("session"), o.OptionalText("note"), Known.Sources(o))),
        Measures = fields.OptionalWords("measures"),
        Sources = Known.Sources(fields),
    };
}
