using Carboxy.Knowledge.Reading;

namespace Carboxy.Courses;

/// <summary>Reads knowledge/courses/rules.yaml.</summary>
public static class CourseRuleReader
{
    public const string Kind = "course_rules";

    public static IReadOnlyList<CourseRule> Read(IEnumerable<Node> files, Faults faults)
    {
        var rules = Entries.Unique(Entries.Of(files, Kind, faults, One), r => r.Id, r => r.Place, faults);
        foreach (var rule in rules.Where(r => !Possible(r)))
        {
            faults.Add(rule.Place, new($"Правила курса «{rule.Id}» противоречат друг другу.", $"The rules of the course \"{rule.Id}\" contradict each other."),
                new("Промежутки растут: минимум, желательный, поздний; число сеансов не больше предела.", "Gaps grow from minimum over ideal to latest; the number stays within the limit."));
        }

        return rules;
    }

    static bool Possible(CourseRule r) =>
        r.MinimumGap.Value >= 1 && r.MinimumGap.Value <= r.IdealGap.Value && r.IdealGap.Value <= r.LatestGap.Value
        && (r.RescreenAfter is null || r.RescreenAfter.Value >= r.LatestGap.Value)
        && r.Sessions.Value.From >= 1 && r.Sessions.Value.To <= r.NeverAbove.Value
        && (r.Extension is null || (r.Extension.Value.From > r.Sessions.Value.To && r.Extension.Value.To <= r.NeverAbove.Value))
        && r.GapChoice.From >= r.MinimumGap.Value && r.GapChoice.Holds(r.IdealGap.Value);

    static CourseRule One(Fields f) => new()
    {
        Place = f.Place,
        Id = f.Word("id"),
        Name = f.Text("name"),
        Modality = f.Choice("modality", Known.Modalities),
        Express = f.Flag("express"),
        Sessions = Need(f, "sessions", v => v.Range("value")),
        Extension = Optional(f, "extension", v => v.Range("value")),
        NumberSetByPhysician = Optional(f, "number_set_by_physician", v => v.Flag("value")),
        NeverAbove = Need(f, "never_above", v => v.Whole("value")),
        MinimumGap = Need(f, "minimum_gap_days", v => v.Whole("value")),
        IdealGap = Need(f, "ideal_gap_days", v => v.Whole("value")),
        LatestGap = Need(f, "latest_gap_days", v => v.Whole("value")),
        GapChoice = f.Range("gap_choice_days"),
        RescreenAfter = Optional(f, "rescreen_after_days", v => v.Whole("value")),
        AtMost = Optional(f, "at_most", v => new Crowd(v.Whole("value"), v.Whole("in_days"))),
        Reviews = Need(f, "reviews", Numbers),
        Maintenance = Optional(f, "maintenance", v => new Upkeep(v.Range("value"), v.Whole("months"))),
        FollowUpMonths = Need(f, "follow_up_months", Numbers),
        ZoneNotes = f.Each("zone_notes", z => new ZoneNote(z.Word("zone"), z.Text("text"), Known.Sources(z))),
        Sources = Known.Sources(f),
    };

    static Sourced<T>? Optional<T>(Fields f, string key, Func<Fields, T> read) => f.Has(key) ? Need(f, key, read) : null;

    static Sourced<T> Need<T>(Fields f, string key, Func<Fields, T> read)
    {
        var inner = f.Need(key) is { } node ? Fields.Of(node, f.Faults) : new(new(f.Place, []), f.Faults);
        var sourced = new Sourced<T>(read(inner), inner.Text("why"), Known.Sources(inner));
        inner.Done();
        return sourced;
    }

    static IReadOnlyList<int> Numbers(Fields f) =>
        f.Need("value") is { } node ? [.. Reads.Items(node, f.Faults).Select(item => (int)(Reads.Number(item, f.Faults) ?? 0))] : [];
}
