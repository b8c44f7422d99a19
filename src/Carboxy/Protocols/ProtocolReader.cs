using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>Reads knowledge/protocols: the protocols, the lists of steps that several of them share, the flags and the warning ranges.</summary>
public static class ProtocolReader
{
    public const string Kind = "protocols";
    public const string StepsKind = "step_lists";
    public const string FlagsKind = "plan_flags";
    public const string WarningsKind = "warning_ranges";

    static readonly Dictionary<string, DoseKind> Doses = new(StringComparer.Ordinal)
    {
        ["flow_ml_min"] = DoseKind.Flow,
        ["volume_per_point_ml"] = DoseKind.VolumePerPoint,
        ["volume_per_side_ml"] = DoseKind.VolumePerSide,
        ["volume_ml_per_kg_per_25cm2"] = DoseKind.VolumePerKgPer25Cm2,
        ["depth_mm"] = DoseKind.Depth,
        ["needle_gauge"] = DoseKind.Needle,
        ["pressure_bar"] = DoseKind.Pressure,
    };

    static readonly Dictionary<string, ChangeKind> Changes = new(StringComparer.Ordinal)
    {
        ["off"] = ChangeKind.Off,
        ["gentle"] = ChangeKind.Gentle,
        ["away_from_lesions"] = ChangeKind.AwayFromLesions,
    };

    public static IReadOnlyList<Protocol> Read(IEnumerable<Node> files, Faults faults)
    {
        var all = files.ToList();
        var lists = Entries.Unique(Entries.Of(all, StepsKind, faults, StepList.Read), l => l.Id, l => l.Place, faults)
            .ToDictionary(l => l.Id, StringComparer.Ordinal);
        foreach (var list in lists.Values)
            Entries.Unique(list.Steps, s => s.Id, s => s.Place, faults);
        return Entries.Unique(Entries.Of(all, Kind, faults, f => One(f, lists)), p => p.Id, p => p.Place, faults);
    }

    public static IReadOnlyList<PlanFlag> ReadFlags(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, FlagsKind, faults, f => new PlanFlag
        {
            Place = f.Place,
            Id = f.Word("id"),
            Rules = f.OptionalWords("rules"),
            Name = f.Text("name"),
            Changes = f.Each("changes", c => new StepChange(c.Word("step"), c.Choice("becomes", Changes), c.Text("why"))),
            EachSession = f.OptionalWords("measure_each_session"),
            Sources = Known.Sources(f),
        }), f => f.Id, f => f.Place, faults);

    public static IReadOnlyList<WarningRange> ReadWarnings(IEnumerable<Node> files, Faults faults) =>
        Entries.Of(files, WarningsKind, faults, f => new WarningRange(DoseOf(f), f.Flag("near_eye")));

    static Protocol One(Fields f, Dictionary<string, StepList> lists)
    {
        var list = f.Word("steps");
        Entries.Refer([list], lists.ContainsKey, f.PlaceOf("steps"), "steps", f.Faults);
        return new()
        {
            Place = f.Place,
            Id = f.Word("id"),
            Name = f.Text("name"),
            Modality = f.Choice("modality", Known.Modalities),
            Express = f.Flag("express"),
            Indications = f.OptionalWords("indications"),
            Zones = f.OptionalWords("zones"),
            SessionMinutes = f.OptionalRange("session_minutes"),
            NearEye = f.Flag("near_eye"),
            Mechanism = f.Text("mechanism"),
            Steps = lists.GetValueOrDefault(list)?.Steps ?? [],
            Calendar = lists.GetValueOrDefault(list)?.Calendar ?? [],
            Doses = f.Each("doses", DoseOf),
            Courses = f.Each("published_courses", c => new PublishedCourse(c.Range("sessions"), c.OptionalRange("gap_days"), c.OptionalText("note"), Known.Sources(c))),
            Sources = Known.Sources(f),
        };
    }

    static PublishedDose DoseOf(Fields f) => new(f.Choice("what", Doses), f.Range("range"), f.OptionalText("note"), Known.Sources(f)) { Place = f.Place };
}

/// <summary>Steps that several protocols share, and what they take of the calendar.</summary>
sealed record StepList(string Id, Place Place, IReadOnlyList<Step> Steps, IReadOnlyList<CalendarStep> Calendar)
{
    public static StepList Read(Fields f)
    {
        var list = new StepList(f.Word("id"), f.Place, f.Each("steps", StepReader.One), f.Each("calendar", CalendarStep.Read));
        if (!list.Calendar.Any(s => s.Practitioner) || !list.Calendar.Any(s => s.Room))
            f.Faults.Add(f.Place, new("Календарю не сказано, когда нужны специалист и кабинет.", "The calendar is not told when a practitioner and a room are needed."), new("Добавьте calendar с частями сеанса.", "Add calendar with the parts of a session."));
        return list;
    }
}
