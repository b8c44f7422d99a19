using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>Reads the parts of the informed consent; a subject that no general part holds is a fault.</summary>
public static partial class ConsentPartReader
{
    public const string Kind = "consent";

    /// <summary>What plan and clinic can fill in.</summary>
    public static readonly IReadOnlyList<string> Blanks = ["zone", "indication", "sessions", "rhythm", "practitioner", "evidence_level", "evidence", "regulatory", "clinic_phone"];

    static readonly Dictionary<string, ConsentSubject> Subjects = new()
    {
        ["what_is_done"] = ConsentSubject.WhatIsDone,
        ["evidence"] = ConsentSubject.Evidence,
        ["expected_reactions"] = ConsentSubject.ExpectedReactions,
        ["rare_and_serious"] = ConsentSubject.RareAndSerious,
        ["alternatives"] = ConsentSubject.Alternatives,
        ["duties"] = ConsentSubject.Duties,
        ["regulatory"] = ConsentSubject.Regulatory,
        ["aftercare"] = ConsentSubject.Aftercare,
        ["no_guarantee"] = ConsentSubject.NoGuarantee,
        ["photographs"] = ConsentSubject.Photographs,
        ["data"] = ConsentSubject.Data,
        ["withdrawal"] = ConsentSubject.Withdrawal,
    };

    public static IReadOnlyList<ConsentPart> Read(IEnumerable<Node> files, Faults faults)
    {
        var parts = Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), p => p.Id, p => p.Place, faults);
        if (parts.Count == 0)
            return parts;
        foreach (var (modality, subject) in Enum.GetValues<Modality>().SelectMany(m => Subjects.Values.Select(s => (m, s))))
        {
            if (!parts.Any(p => p.Holds == subject && p.Modalities.Contains(modality) && p is { Zones: [], Goals: [], FromSession: null }))
                faults.Add(parts[0].Place, new($"В согласии ({modality}) нет обязательной части {subject}.", $"The consent ({modality}) lacks the part {subject}."), new("Добавьте часть, которая читается всегда.", "Add a part that is always read."));
        }

        return [.. parts.OrderBy(p => p.Order)];
    }

    static ConsentPart ReadOne(Fields fields)
    {
        var part = new ConsentPart
        {
            Id = fields.Word("id"),
            Order = fields.Whole("order"),
            Holds = fields.Choice("holds", Subjects),
            Modalities = Known.List(fields, "modalities", Known.Modalities),
            Zones = fields.OptionalWords("zones"),
            Goals = fields.OptionalWords("goals"),
            FromSession = fields.OptionalWhole("from_session"),
            Heading = fields.Text("heading"),
            Text = fields.Text("text"),
            Sources = Known.Sources(fields),
            Place = fields.Place,
        };
        CheckBlanks(part, fields);
        return part;
    }

    static void CheckBlanks(ConsentPart part, Fields fields)
    {
        var (ru, en) = (BlanksIn(part.Text.Ru), BlanksIn(part.Text.En));
        foreach (var unknown in ru.Union(en).Except(Blanks))
            fields.Faults.Add(fields.PlaceOf("text"), new($"Нечем заполнить {{{unknown}}}.", $"Nothing fills {{{unknown}}}."), new($"Допустимы: {string.Join(", ", Blanks)}.", $"Use one of: {string.Join(", ", Blanks)}."));
        if (!ru.SetEquals(en))
            fields.Faults.Add(fields.PlaceOf("text"), new("В языках заполняется разное.", "The languages fill in different things."), new("Поставьте одинаковые {слова} в ru и en.", "Use the same {words} in ru and en."));
    }

    /// <summary>The places to fill in of a text.</summary>
    public static IReadOnlySet<string> BlanksIn(string text) => Blank().Matches(text).Select(match => match.Groups["blank"].Value).ToHashSet();

    [GeneratedRegex(@"\{(?<blank>[a-z_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
