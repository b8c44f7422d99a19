namespace Carboxy.Booking;

/// <summary>Stretches that cost the same and keep the patient equally long; which of them it is matters to nobody.</summary>
readonly record struct StretchClass(int Extra, int Stay, int[] Stretches);

/// <summary>A template ready for the calendar: roles as numbers, their candidates, and every way to stretch.</summary>
sealed class TemplateShape
{
    /// <summary>A template with more roles than this is refused by the reader.</summary>
    public const int MostRoles = 8;

    public TemplateShape(int index, SessionTemplate template, BookingProblem problem)
    {
        (Index, Template) = (index, template);
        Roles = [.. template.Roles.OrderBy(r => r.Name != TemplateRole.Practitioner)];
        var ordered = template with { Roles = Roles };
        Stretches = [.. Stretch.AllOf(ordered, problem.Slot).OrderBy(s => s.Extra).ThenBy(s => s.Stay)];
        Classes = [.. Stretches.Index().GroupBy(s => (s.Item.Extra, s.Item.Stay), (key, all) => new StretchClass(key.Extra, key.Stay, [.. all.Select(s => s.Index)]))];
        Candidates = [.. Roles.Select(role => problem.Resources.Index().Where(r => r.Item.Fits(role)).Select(r => r.Index).ToArray())];
        Crews = [.. Stretches.Select(s => Crew.Of(s, Candidates))];
    }

    public int Index { get; }

    /// <summary>Slots that the practitioner works at least.</summary>
    public int Work => Stretches[0].Work;

    public SessionTemplate Template { get; }

    /// <summary>The practitioner first, the others as the template names them.</summary>
    public IReadOnlyList<TemplateRole> Roles { get; }

    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>Cheapest first.</summary>
    public StretchClass[] Classes { get; }

    /// <summary>The resources that may fill each role, in the order of the problem.</summary>
    public int[][] Candidates { get; }

    /// <summary>For each stretch the other roles, in groups that can be filled without asking about the others.</summary>
    public IReadOnlyList<IReadOnlyList<Crew>> Crews { get; }

    /// <summary>The stretch that differs from these minutes of each step for nobody, or null where the steps cannot last so long.</summary>
    public int? StretchOf(IReadOnlyList<int> durations, int slot)
    {
        if (durations.Count != Template.Steps.Count || Template.Steps.Zip(durations).Any(s => s.Second < s.First.Shortest || s.Second > s.First.Longest || s.Second % slot != 0))
            return null;
        var same = Stretch.Measure(Template with { Roles = Roles }, [.. durations], slot);
        for (var s = 0; s < Stretches.Count; s++)
        {
            if (Stretches[s].Stay == same.Stay && Stretches[s].Total == same.Total && Stretches[s].Runs.Zip(same.Runs).All(r => r.First.SequenceEqual(r.Second)))
                return s;
        }

        return null;
    }
}
