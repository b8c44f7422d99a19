using System.Globalization;
using Carboxy.Booking;
using Carboxy.Knowledge;
using Carboxy.Protocols;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

/// <summary>
/// The clinic's resources, their hours and every kind of session, as the solver wants them, over the days that can be booked: what stays while
/// bookings come and go. Resources go by their names, made different where two share one; days count from a Monday.
/// </summary>
sealed class CalendarBasis
{
    /// <summary>The furthest day of a course, counted from the Monday of this week.</summary>
    public const int LongestHorizon = 370;

    /// <summary>So many days one basis serves before the next is laid.</summary>
    const int DaysInUse = 49;

    const int Days = DaysInUse + LongestHorizon + 1;

    readonly Dictionary<(Modality Modality, string Zone), string> skills = [];
    readonly Dictionary<Guid, int> numbers = [];
    readonly Dictionary<string, Id<ResourceRow>> byName;

    public CalendarBasis(OpenHours hours, DateOnly today, ClinicKnowledge knowledge)
    {
        (Hours, From) = (hours, MondayOf(today));
        var rows = hours.Resources.Values.ToList();
        var tags = rows.ToDictionary(r => r.Id, _ => new List<string>());
        foreach (var modality in Enum.GetValues<Modality>())
            AddSkills(modality, rows, tags, knowledge.Zones);
        foreach (var (number, row) in rows.Index())
            numbers.Add(row.Id.Value, number);
        Names = NamesOf(rows);
        byName = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);
        var protocols = knowledge.Courses.Protocols.All.Where(p => p.Calendar.Count > 0).ToList();
        var templates = protocols.SelectMany(p => skills.Where(s => s.Key.Modality == p.Modality).Select(s => s.Value).Distinct().Select(skill => SessionShape.Of(p, skill))).DistinctBy(t => t.Id).ToList();
        Problem = new("", From, Days, Tick.Minutes, BookingMode.Independent, CourseProblem.Costs, new Dictionary<string, int>(), [.. rows.Select(r => new BookableResource(Names[r.Id], r.Kind, tags[r.Id], Open(r.Id), []))], templates, []);
    }

    public OpenHours Hours { get; }

    /// <summary>Day 0, a Monday.</summary>
    public DateOnly From { get; }

    public DateOnly To => From.AddDays(Days - 1);

    /// <summary>The calendar without bookings and without courses.</summary>
    public BookingProblem Problem { get; }

    public IReadOnlyDictionary<Id<ResourceRow>, string> Names { get; }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public Id<ResourceRow> IdOf(string name) => byName[name];

    /// <summary>The number of a resource in the problem, or null where it came later.</summary>
    public int? NumberOf(Guid resource) => numbers.TryGetValue(resource, out var number) ? number : null;

    public int DayOf(DateOnly day) => day.DayNumber - From.DayNumber;

    /// <summary>Whether it still tells the truth: nobody has changed the hours, and the days reach far enough.</summary>
    public bool Holds(Guid mark, string zone, DateOnly today) => Hours.Mark == mark && Hours.Clock.Zone == zone && today >= From && DayOf(MondayOf(today)) <= DaysInUse;

    /// <summary>Which kind of session a protocol is on a zone: who and what can take part differs from zone to zone.</summary>
    public string TemplateOf(Protocol protocol, string zone) =>
        SessionShape.IdOf(protocol, skills.TryGetValue((protocol.Modality, zone), out var skill) ? skill : skills[(protocol.Modality, "")]);

    public static DayInterval Interval(int day, DayPart part) => new(day, part.From / Tick.Minutes * Tick.Minutes, part.To / Tick.Minutes * Tick.Minutes);

    List<DayInterval> Open(Id<ResourceRow> resource) => [.. Enumerable.Range(0, Days).SelectMany(d => Hours.On(resource, From.AddDays(d)).Select(part => Interval(d, part)))];

    /// <summary>Zones that the same resources can treat share a skill, so that there are few kinds of sessions.</summary>
    void AddSkills(Modality modality, List<ResourceRow> rows, Dictionary<Id<ResourceRow>, List<string>> tags, Zones zones)
    {
        Dictionary<string, string> bySet = new(StringComparer.Ordinal);
        foreach (var zone in zones.All.Select(z => z.Id).Append(""))
        {
            var able = rows.Index().Where(r => r.Item.Can(modality, zone, zones)).ToList();
            var set = string.Join(',', able.Select(r => r.Index));
            if (!bySet.TryGetValue(set, out var skill))
            {
                bySet[set] = skill = string.Create(CultureInfo.InvariantCulture, $"{modality}:{bySet.Count}");
                able.ForEach(r => tags[r.Item.Id].Add(skill));
            }

            skills[(modality, zone)] = skill;
        }
    }

    internal static Dictionary<Id<ResourceRow>, string> NamesOf(IReadOnlyList<ResourceRow> rows)
    {
        Dictionary<Id<ResourceRow>, string> names = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var name = row.Name;
            for (var twin = 2; !taken.Add(name); twin++)
                name = string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({twin})");
            names.Add(row.Id, name);
        }

        return names;
    }
}
