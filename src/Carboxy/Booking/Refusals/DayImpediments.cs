using System.Numerics;

namespace Carboxy.Booking;

/// <summary>Which of patient, practitioner, room and device leave a session no start on a day: every smallest set of them.</summary>
sealed class DayImpediments
{
    readonly CourseShape course;
    readonly Calendar calendar;
    readonly TemplateMasks masks;
    readonly int template;
    readonly List<(Impediment Kind, int[] Roles)> kinds;

    public DayImpediments(CourseShape course, Calendar calendar, int session)
    {
        (this.course, this.calendar, template) = (course, calendar, course.Sessions[session]);
        masks = calendar.Masks(course.Templates[template].Index);
        kinds =
        [
            (Impediment.Hours, []),
            .. masks.Shape.Roles.Index().GroupBy(r => KindOf(r.Index, r.Item), r => r.Index).Select(g => (g.Key, g.ToArray())).OrderBy(k => k.Key),
        ];
    }

    /// <summary>Whether the session fits on that day at all.</summary>
    public bool Fits(int day)
    {
        foreach (var candidate in course.Candidates[template].Where(c => c >= 0))
        {
            for (var c = 0; c < masks.Shape.Classes.Length; c++)
            {
                for (var w = 0; w < calendar.Grid.Words; w++)
                {
                    if ((masks.Starts(c, candidate)[(w * calendar.Stride) + day] & Hours(c, w, day)) != 0)
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>Every set that leaves no start, none of which could spare a member.</summary>
    public IReadOnlyList<Impediment> Smallest(int day)
    {
        var found = new List<Impediment>();
        foreach (var set in Enumerable.Range(1, (1 << kinds.Count) - 1).OrderBy(s => BitOperations.PopCount((uint)s)).ThenBy(s => s))
        {
            var impediments = kinds.Index().Where(k => (set >> k.Index & 1) == 1).Aggregate(Impediment.None, (sum, k) => sum | k.Item.Kind);
            if (!found.Exists(f => impediments.HasFlag(f)) && !HasStart(impediments, day))
                found.Add(impediments);
        }

        // Each role can be filled, yet not all of them by different people or rooms.
        return found.Count > 0 || Fits(day) ? found : [kinds.Aggregate(Impediment.None, (sum, k) => sum | k.Kind)];
    }

    /// <summary>Whether a start is left when only these are asked.</summary>
    public bool HasStart(Impediment impediments, int day)
    {
        for (var c = 0; c < masks.Shape.Classes.Length; c++)
        {
            foreach (var stretch in masks.Shape.Classes[c].Stretches)
            {
                for (var w = 0; w < calendar.Grid.Words; w++)
                {
                    var left = impediments.HasFlag(Impediment.Hours) ? Hours(c, w, day) : ulong.MaxValue;
                    foreach (var (kind, roles) in kinds)
                    {
                        foreach (var role in impediments.HasFlag(kind) ? roles : [])
                            left &= AnyOf(role, stretch, w, day);
                    }

                    if (left != 0)
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>The ids of those who could fill roles of that kind.</summary>
    public IReadOnlyList<string> Names(Impediment kind) =>
    [
        .. kinds.Where(k => k.Kind == kind).SelectMany(k => k.Roles)
            .SelectMany(role => role == 0 ? course.Practitioners.Intersect(masks.Shape.Candidates[0]) : masks.Shape.Candidates[role])
            .Distinct().Order().Select(r => calendar.Problem.Resources[r].Id),
    ];

    static Impediment KindOf(int role, TemplateRole what) => what.Kind switch
    {
        ResourceKind.Room => Impediment.Room,
        ResourceKind.Device => Impediment.Device,
        _ => role == 0 ? Impediment.Practitioner : Impediment.Assistant,
    };

    ulong Hours(int stretchClass, int word, int day) => course.Hours[template].Weeks(stretchClass, wish: false)[(word * HourMasks.Row) + (day % 7)];

    ulong AnyOf(int role, int stretch, int word, int day)
    {
        ulong any = 0;
        for (var c = 0; c < masks.Shape.Candidates[role].Length; c++)
        {
            if (role > 0 || course.Candidates[template].Contains(c))
                any |= masks.Uses(role, c, stretch)[(word * calendar.Stride) + day];
        }

        return any;
    }
}
