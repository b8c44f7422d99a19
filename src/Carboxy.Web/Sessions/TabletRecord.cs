using System.Globalization;
using Carboxy.Protocols;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Courses;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Sessions;

namespace Carboxy.Web.Sessions;

/// <summary>Everything that a tablet needs to go on with a session by itself: initials and a number, never a name.</summary>
public sealed record TabletRecord
{
    public required Guid Id { get; init; }

    /// <summary>Who is signed in on the tablet.</summary>
    public required Guid Person { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required DateOnly Today { get; init; }

    public required string Initials { get; init; }

    public required string Course { get; init; }

    public required string Zone { get; init; }

    public required Text Modality { get; init; }

    public required bool TwoSides { get; init; }

    public required IReadOnlyList<SessionEvent> Events { get; init; }

    /// <summary>How many conflicts wait for a decision.</summary>
    public required int Open { get; init; }

    /// <summary>What stands before the signature.</summary>
    public required IReadOnlyList<Text> Missing { get; init; }

    public required LastTime? Last { get; init; }

    public required DosePoint? LastPoint { get; init; }

    public required decimal CourseMillilitres { get; init; }

    public required IReadOnlyList<DoseLimit> Limits { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, Text>> Choices { get; init; }

    public required IReadOnlyList<NamedReaction> Reactions { get; init; }

    public required Sheet Aftercare { get; init; }

    /// <summary>The drawings that show the session's zone, the most detailed first.</summary>
    public required IReadOnlyList<TabletDrawing> Drawings { get; init; }

    /// <summary>Lots and devices as they stand now: offered, and judged by without a network.</summary>
    public required TabletShelf Shelf { get; init; }

    /// <summary>Last time's points, shown faintly.</summary>
    public required IReadOnlyList<DosePoint> LastPoints { get; init; }

    /// <summary>What is to be known of a step before it is switched on, such as the conflict about acid.</summary>
    public required IReadOnlyDictionary<string, Text> Cautions { get; init; }

    /// <summary>What the physician, earlier reactions and the screening ask of this session.</summary>
    public required IReadOnlyList<Demand> Demands { get; init; }

    public static TabletRecord Of(SessionView view, Say say, ClinicKnowledge knowledge, Guid person, TabletShelf shelf) => new()
    {
        Id = view.Id.Value,
        Person = person,
        Now = view.Now,
        Today = view.Course.Today,
        Initials = PersonName.Initials(view.Course.File.Patient.FullName),
        Course = $"/courses/{view.Course.File.Id}",
        Zone = knowledge.Zone(say, view.Session.Plan.Zone, view.Session.Plan.Side),
        Modality = view.Session.Plan.Modality == Quantities.Modality.Injection ? new("инъекционная", "injection") : new("неинвазивная", "non-invasive"),
        TwoSides = view.Session.Plan.Side == Side.Both,
        Events = view.Session.Events,
        Open = view.Conflicts.Count,
        Missing = [.. view.Session.Missing.Select(m => m.Says)],
        Last = view.Last is { } last ? LastTime.Of(last, say, knowledge, view.Course.Protocol, view.Course.Today) : null,
        LastPoint = view.Last is { Points.Count: > 0 } before ? before.Doses[^1] : null,
        CourseMillilitres = view.Totals.Course.Millilitres - view.Totals.Session.Millilitres,
        Limits = view.Course.Protocol is { } protocol ? DoseLimit.Of(protocol, knowledge.Courses.Warnings) : [],
        Choices = view.Course.Protocol is { } named ? ChoicesOf(named) : new Dictionary<string, IReadOnlyDictionary<string, Text>>(),
        Reactions = [.. knowledge.AdverseEvents.Where(e => e.Modalities.Contains(view.Session.Plan.Modality)).OrderBy(e => e.Kind).Select(e => new NamedReaction(e.Id, e.Name, e.Lasts, Usual.Contains(e.Id), e.Now))],
        Aftercare = new(Sessions.Aftercare.VersionOf(knowledge, view.Session.Plan.Modality, view.Course.File.Patient.Language), view.Course.File.Patient.Language),
        Drawings = [.. knowledge.Maps.For(view.Session.Plan, view.Course.File.Patient.Sex).Select(d => TabletDrawing.Of(d, view.Session.Plan, knowledge))],
        LastPoints = view.Last is { } earlier ? [.. earlier.Doses.Where(d => d.Drawing is not null)] : [],
        Cautions = view.Course.Protocol is { } stepped ? SessionWords.CautionsOf(stepped, knowledge) : new Dictionary<string, Text>(),
        Demands = [.. view.Demands.Select(demand => Demand.Of(demand, say))],
        Shelf = shelf,
    };

    /// <summary>What follows most sessions (S0-37).</summary>
    static readonly HashSet<string> Usual = ["redness", "tingling"];

    static Dictionary<string, IReadOnlyDictionary<string, Text>> ChoicesOf(Protocol protocol) => protocol.Steps.SelectMany(s => s.Fields).Where(f => f.Choices.Count > 0).DistinctBy(f => f.Id)
        .ToDictionary(f => f.Id, IReadOnlyDictionary<string, Text> (f) => f.Choices.ToDictionary(c => c.Id, c => c.Name));
}

/// <summary>A kind of reaction, as people choose it.</summary>
/// <param name="Quick">Follows most sessions: noted with one tap.</param>
public sealed record NamedReaction(string Id, Text Name, Text Lasts, bool Quick, Text? Now);

/// <summary>The aftercare sheet that is given after this session.</summary>
public sealed record Sheet(string Version, Language Language);

/// <summary>What was published of one number of a dose: above <see cref="To"/> and outside every range somebody says why.</summary>
public sealed record DoseLimit(DoseKind Kind, Text Name, decimal To, IReadOnlyList<IReadOnlyList<decimal>> Ranges)
{
    static readonly (DoseKind Kind, Text Name)[] Judged =
    [
        (DoseKind.Flow, new("Поток газа", "Flow")), (DoseKind.VolumePerPoint, new("Объём в точке", "Volume at the point")),
        (DoseKind.VolumePerSide, new("Объём на сторону", "Volume on the side")), (DoseKind.Depth, new("Глубина", "Depth")),
    ];

    public static IReadOnlyList<DoseLimit> Of(Protocol protocol, IEnumerable<WarningRange> warnings)
    {
        var published = protocol.Doses.Concat(warnings.Where(w => w.NearEye == protocol.NearEye).Select(w => w.Dose)).ToLookup(d => d.Kind, d => d.Range);
        return [.. Judged.Where(j => published[j.Kind].Any()).Select(j => new DoseLimit(j.Kind, j.Name, published[j.Kind].Max(r => r.To), [.. published[j.Kind].Select(r => (IReadOnlyList<decimal>)[r.From, r.To])]))];
    }
}

/// <summary>What happened last time, in words; and what of it is filled in again for somebody to check.</summary>
public sealed record LastTime(int Number, string On, IReadOnlyList<NamedValue> Facts, IReadOnlyDictionary<string, FieldValue> Repeat, IReadOnlyDictionary<string, string> Hints)
{
    const int Shown = 14;

    public static LastTime Of(Session session, Say say, ClinicKnowledge knowledge, Protocol? protocol, DateOnly today)
    {
        var fields = session.Plan.Fields.Where(f => session.Fields.ContainsKey(f.Id) && !f.MustBeYes).DistinctBy(f => f.Id).ToList();
        return new(session.Plan.Number, say.Date(session.Started.On),
            [.. Tolerance(session, say, knowledge), .. Doses(session, say), .. fields.Take(Shown).Select(f => new NamedValue(say[f.Label], say.Value(session.Fields[f.Id], f, protocol)))],
            fields.Where(f => f.Kind is FieldKind.Words or FieldKind.Date && !(session.Fields[f.Id] is FieldValue.Day day && f.NotPast && day.Value < today)).ToDictionary(f => f.Id, f => session.Fields[f.Id]),
            fields.ToDictionary(f => f.Id, f => say.Value(session.Fields[f.Id], f, protocol)));
    }

    static IEnumerable<NamedValue> Tolerance(Session session, Say say, ClinicKnowledge knowledge)
    {
        string NameOf(string type) => knowledge.AdverseEvents.FirstOrDefault(e => e.Id == type) is { } known ? say[known.Name] : type;
        yield return new(say["Реакция", "Reaction"], session.Reactions.Count > 0
            ? string.Join("; ", session.Reactions.Select(r => $"{NameOf(r.What.Type)}, {say["степень", "grade"]} {r.What.Grade}"))
            : session.NoReaction is true ? say["не было", "none"] : say["не записана", "not recorded"]);
        yield return new(say["Боль до, сильнее всего, после", "Pain before, worst, after"], string.Join(" / ", new[] { session.PainBefore, session.PainWorst, session.PainAfter }.Select(n => n?.ToString(CultureInfo.InvariantCulture) ?? "—")));
        foreach (var step in session.Steps.Where(s => s.TimerUntil is not null))
            yield return new(say[step.Step.Title], $"{SessionWords.Span(step.TimerAt(step.TimerUntil!.Value) ?? default)} {say["мин", "min"]}");
        foreach (var skipped in session.Steps.Where(s => s.Status == StepStatus.Skipped))
            yield return new(say[skipped.Step.Title], $"{say["пропущен:", "left out:"]} {skipped.SkipReason}");
    }

    static IEnumerable<NamedValue> Doses(Session session, Say say)
    {
        if (session.Points.Count > 0)
            yield return new(say["Газ", "Gas"], $"{say.Count(session.Points.Count, ("точка", "точки", "точек"), ("point", "points"))}, {say.Number(session.Doses.Sum(p => p.VolumeMl))} {say.Unit("ml")}, {say.Range(session.Doses.Min(p => p.FlowMlPerMin), session.Doses.Max(p => p.FlowMlPerMin))} {say.Unit("ml/min")}");
    }
}

/// <summary>A name and what it is, for people.</summary>
public sealed record NamedValue(string Name, string Value);
