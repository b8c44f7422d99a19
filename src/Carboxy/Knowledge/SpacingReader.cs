using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge;

/// <summary>Reads knowledge/courses/spacing.yaml.</summary>
public static class SpacingReader
{
    public const string Kind = "spacing";

    static readonly Dictionary<string, SpacingKind> Kinds = new(StringComparer.Ordinal)
    {
        ["cosmetic"] = SpacingKind.Cosmetic,
        ["surgery"] = SpacingKind.Surgery,
        ["other_modality"] = SpacingKind.OtherModality,
    };

    public static IReadOnlyList<Spacing> Read(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Kind, faults, One), s => s.Procedure, s => s.Place, faults);

    static Spacing One(Fields fields) => new()
    {
        Place = fields.Place,
        Procedure = fields.Word("procedure"),
        Also = fields.OptionalWords("also"),
        Name = fields.Text("name"),
        Kind = fields.Choice("kind", Kinds),
        BeforeInjection = fields.Whole("before_injection_days"),
        BeforeNonInvasive = fields.Whole("before_non_invasive_days"),
        NeedsSurgeonRelease = fields.Flag("needs_surgeon_release"),
        Condition = fields.OptionalText("condition"),
        HouseDefault = fields.Flag("house_default"),
        Sources = Known.Sources(fields),
    };
}
