using System.Numerics;

namespace Carboxy.Booking;

/// <summary>
/// Who and what is free when, slot by slot, and from it every start at which a session fits. Sessions may be taken in and let go;
/// each dirties only its own resources and days. One calendar belongs to one thread at a time.
/// </summary>
public sealed partial class Calendar
{
    readonly ulong[] free;
    readonly TemplateMasks?[] masks;
    readonly int[] changes;
    readonly Dictionary<string, int> resourceByName;
    readonly Dictionary<string, int> templateByName;

    public Calendar(BookingProblem problem)
        : this(problem, SlotGrid.Of(problem))
    {
    }

    Calendar(BookingProblem problem, SlotGrid grid)
    {
        (Problem, Grid) = (problem, grid);
        Stride = (problem.Days + RunMask.Lanes - 1) / RunMask.Lanes * RunMask.Lanes;
        resourceByName = problem.Resources.Index().ToDictionary(r => r.Item.Id, r => r.Index);
        templateByName = problem.Templates.Index().ToDictionary(t => t.Item.Id, t => t.Index);
        Templates = [.. problem.Templates.Select((t, i) => new TemplateShape(i, t, problem))];
        changes = new int[problem.Days];
        masks = new TemplateMasks?[Templates.Count];
        free = new ulong[problem.Resources.Count * Grid.Words * Stride];
        foreach (var (r, resource) in problem.Resources.Index())
        {
            foreach (var open in resource.Open)
                Mark(r, open.Day, Grid.BitOf(open.From), Grid.BitOf(open.To), isFree: true);
            foreach (var busy in resource.Busy)
                Mark(r, busy.Day, Grid.BitOf(busy.From), Grid.BitOf(busy.To), isFree: false);
        }
    }

    public BookingProblem Problem { get; }

    public SlotGrid Grid { get; }

    /// <summary>Days in a row of masks: those of the problem, filled up to whole lanes.</summary>
    internal int Stride { get; }

    internal IReadOnlyList<TemplateShape> Templates { get; }

    public int ResourceNumber(string id) => resourceByName[id];

    public int TemplateNumber(string id) => templateByName[id];

    /// <summary>Takes a session in. Its slots must be free.</summary>
    public void Occupy(in PlacedSession session) => Mark(session, isFree: false);

    /// <summary>Lets a session go that was taken in.</summary>
    public void Release(in PlacedSession session) => Mark(session, isFree: true);

    /// <summary>A placed session in the words of the problem.</summary>
    public BookedSession Say(in PlacedSession session)
    {
        var shape = Templates[session.Template];
        var resources = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var role = 0; role < shape.Roles.Count; role++)
            resources[shape.Roles[role].Name] = Problem.Resources[session.Fill[role]].Id;
        return new(session.Day, Grid.MinuteOf(session.Bit), shape.Stretches[session.Stretch].Durations, resources);
    }

    /// <summary>Makes a stretch of a resource's day free or not.</summary>
    public void Set(string resource, DayInterval interval, bool isFree) => Set(resourceByName[resource], interval, isFree);

    /// <summary>The same for a resource by its number.</summary>
    public void Set(int resource, DayInterval interval, bool isFree)
    {
        Mark(resource, interval.Day, Grid.BitOf(interval.From), Grid.BitOf(interval.To), isFree);
        Dirty(resource, interval.Day);
    }

    /// <summary>Works out all start masks at once, so that nobody waits for them later.</summary>
    public void Prepare()
    {
        for (var template = 0; template < masks.Length; template++)
            Masks(template);
    }

    /// <summary>Takes in a session of that template with that practitioner on that day, at its first start from a slot on; false where there is none.</summary>
    public bool TryOccupy(int template, int practitioner, int day, int fromBit)
    {
        var made = Masks(template);
        if (Filling.FirstFrom(made, this, Array.IndexOf(made.Shape.Candidates[0], practitioner), day, fromBit) is not { } session)
            return false;
        Occupy(session);
        return true;
    }

    /// <summary>The same calendar with one more resource, which comes last.</summary>
    public Calendar With(BookableResource resource)
    {
        var wider = new Calendar(Problem with { Resources = [.. Problem.Resources, resource] });
        if (wider.Grid == Grid)
            free.CopyTo(wider.free, 0);
        return wider;
    }

    public bool IsFree(int resource, int day, int bit) =>
        bit >= 0 && bit < Grid.Width && (free[Row(resource, bit / 64) + day] >> (bit % 64) & 1) == 1;

    /// <summary>Slots of a resource that are free on a day.</summary>
    public int FreeSlots(int resource, int day) => Enumerable.Range(0, Grid.Words).Sum(w => BitOperations.PopCount(free[Row(resource, w) + day]));

    /// <summary>The free slots of a resource: a row of days for each word.</summary>
    internal ReadOnlySpan<ulong> Free(int resource) => free.AsSpan(Row(resource, 0), Grid.Words * Stride);

    /// <summary>The start masks of a template, brought up to date.</summary>
    internal TemplateMasks Masks(int template)
    {
        var made = masks[template] ??= new(Templates[template], this);
        made.Refresh();
        return made;
    }

    /// <summary>How often a day has changed.</summary>
    internal int Changes(int day) => changes[day];

    int Row(int resource, int word) => ((resource * Grid.Words) + word) * Stride;

    void Mark(in PlacedSession session, bool isFree)
    {
        var shape = Templates[session.Template];
        var runs = shape.Stretches[session.Stretch].Runs;
        for (var role = 0; role < runs.Length; role++)
        {
            foreach (var run in runs[role])
                Mark(session.Fill[role], session.Day, session.Bit + run.Offset, session.Bit + run.Offset + run.Length, isFree);
            if (runs[role].Length > 0)
                Dirty(session.Fill[role], session.Day);
        }
    }

    void Mark(int resource, int day, int from, int to, bool isFree)
    {
        (from, to) = (Math.Max(0, from), Math.Min(Grid.Width, to));
        for (var bit = from; bit < to;)
        {
            var end = Math.Min(to, (bit / 64 * 64) + 64);
            var ones = ulong.MaxValue >> (64 - (end - bit)) << (bit % 64);
            ref var word = ref free[Row(resource, bit / 64) + day];
            word = isFree ? word | ones : word & ~ones;
            bit = end;
        }
    }

    void Dirty(int resource, int day)
    {
        changes[day]++;
        foreach (var made in masks)
            made?.Dirty(resource, day);
    }
}
