using System.Numerics;

namespace Carboxy.Booking;

/// <summary>
/// The starts that a patient's week allows, for each class of stretches of one template: once for when the patient can come, once for
/// when the patient would rather come. Weekdays repeat beyond Sunday, so that any four days in a row can be read at once.
/// </summary>
sealed class HourMasks
{
    /// <summary>Seven weekdays, and three more for the last lanes.</summary>
    public const int Row = Weekdays + RunMask.Lanes;

    const int Weekdays = 7;

    readonly ulong[] masks;
    SlotRun[]?[]? runs;
    readonly SlotGrid grid;

    public HourMasks(TemplateShape template, CourseToBook course, SlotGrid grid)
    {
        this.grid = grid;
        masks = new ulong[template.Classes.Length * 2 * grid.Words * Row];
        for (var c = 0; c < template.Classes.Length; c++)
        {
            for (var weekday = 0; weekday < Weekdays; weekday++)
            {
                Add(c, wish: false, weekday, course.Hours, template.Classes[c].Stay);
                Add(c, wish: true, weekday, course.Preferred.IsEmpty ? course.Hours : course.Preferred, template.Classes[c].Stay);
                for (var w = 0; w < grid.Words; w++)
                    masks[At(c, wish: true, w) + weekday] &= masks[At(c, wish: false, w) + weekday];
            }

            for (var row = At(c, wish: false, 0); row < At(c + 1, wish: false, 0); row += Row)
                masks.AsSpan(row, RunMask.Lanes).CopyTo(masks.AsSpan(row + Weekdays));
        }
    }

    /// <summary>The starts of every weekday, from Monday to the Thursday after: a row for each word.</summary>
    public ReadOnlySpan<ulong> Weeks(int stretchClass, bool wish) => masks.AsSpan(At(stretchClass, wish, 0), grid.Words * Row);

    /// <summary>The same rows all together: for each class those when the patient can come, then those when the patient would rather.</summary>
    public ReadOnlySpan<ulong> All => masks;

    /// <summary>The same starts of one weekday as stretches.</summary>
    public ReadOnlySpan<SlotRun> Runs(int stretchClass, bool wish, int weekday)
    {
        runs ??= new SlotRun[]?[masks.Length];
        return runs[At(stretchClass, wish, 0) + weekday] ??= [.. FindRuns(At(stretchClass, wish, 0) + weekday)];
    }

    IEnumerable<SlotRun> FindRuns(int at)
    {
        for (var bit = 0; bit < grid.Width;)
        {
            var from = bit;
            while (bit < grid.Width && (masks[at + (bit / 64 * Row)] >> (bit % 64) & 1) == 1)
                bit++;
            if (bit > from)
                yield return new(from, bit - from);
            else
                bit++;
        }
    }

    int At(int stretchClass, bool wish, int word) => ((((stretchClass * 2) + (wish ? 1 : 0)) * grid.Words) + word) * Row;

    void Add(int stretchClass, bool wish, int weekday, WeekHours hours, int stay)
    {
        foreach (var span in hours.On(weekday))
        {
            var first = Math.Max(0, grid.BitOf(span.From));
            var last = Math.Min((grid.Words * 64) - 1, grid.BitOf(span.To) - stay);
            for (var bit = first; bit <= last; bit++)
                masks[At(stretchClass, wish, bit / 64) + weekday] |= BitOperations.RotateLeft(1UL, bit % 64);
        }
    }
}
