using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>
/// What one session costs by itself, at its best start, for each template, practitioner and day: time, wish, stretching, and how far it
/// moves from where it stands. Memory is kept from course to course.
/// </summary>
sealed class LocalCosts
{
    /// <summary>The cost of what cannot be; two of them still fit into a number.</summary>
    public const int Never = 1 << 29;

    /// <summary>Days that are summed at once.</summary>
    public const int Lanes = 8;

    int[] rows = [];
    CourseShape course = null!;
    int practitioners;

    /// <summary>The day of column 0: the first day of the course or up to three before, where whole lanes begin.</summary>
    public int Base { get; private set; }

    /// <summary>Columns until the last day of the course.</summary>
    public int Span { get; private set; }

    /// <summary>Columns of a row: the span in whole lanes, and room to look beyond it by the longest gap.</summary>
    public int RowLength { get; private set; }

    public void Fill(CourseShape shape, Calendar calendar)
    {
        (course, practitioners) = (shape, shape.Practitioners.Length);
        Base = shape.First / RunMask.Lanes * RunMask.Lanes;
        Span = shape.Last - Base + 1;
        RowLength = ((Span + Lanes - 1) / Lanes * Lanes) + Math.Min(shape.Course.LongestGap, Span) + Lanes;
        var needed = (shape.Stands is null ? shape.Templates.Length : shape.Templates.Length + shape.Sessions.Length) * practitioners * RowLength;
        if (rows.Length < needed)
            rows = new int[needed];
        for (var t = 0; t < shape.Templates.Length; t++)
        {
            var masks = calendar.Masks(shape.Templates[t].Index);
            for (var p = 0; p < practitioners; p++)
                FillRow(t, p, masks, calendar.Grid.Words, calendar.Stride);
        }

        for (var i = 0; shape.Stands is not null && i < shape.Sessions.Length; i++)
        {
            for (var p = 0; p < practitioners; p++)
                FillMoved(i, p, calendar);
        }
    }

    /// <summary>The row of a session with a practitioner.</summary>
    public ReadOnlySpan<int> Row(int session, int practitioner) => rows.AsSpan(RowAt(session, practitioner), RowLength);

    int RowAt(int session, int practitioner) =>
        ((course.Stands is null ? course.Sessions[session] : course.Templates.Length + session) * practitioners * RowLength) + (practitioner * RowLength);

    void FillRow(int t, int p, TemplateMasks masks, int words, int stride)
    {
        var row = rows.AsSpan(((t * practitioners) + p) * RowLength, RowLength);
        var candidate = course.Candidates[t][p];
        row.Fill(Never);
        if (candidate < 0)
            return;
        ref var to = ref MemoryMarshal.GetReference(row);
        var classes = masks.Shape.Classes;
        var weights = course.Problem.Weights;
        var wish = Vector256.Create((long)course.WishCost[p]);
        for (var day = Base; day <= course.Last; day += RunMask.Lanes)
        {
            var best = Vector256.Create((long)Never);
            for (var c = 0; c < classes.Count; c++)
            {
                var cost = Vector256.Create((long)classes[c].Extra * weights.Extra);
                if (Vector256.LessThanOrEqualAll(best, cost))
                    break;
                ref var starts = ref MemoryMarshal.GetReference(masks.Starts(c, candidate));
                ref var come = ref MemoryMarshal.GetReference(course.Hours[t].Weeks(c, wish: false));
                ref var like = ref MemoryMarshal.GetReference(course.Hours[t].Weeks(c, wish: true));
                var (can, likes) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
                for (var w = 0; w < words; w++)
                {
                    var free = Vector256.LoadUnsafe(ref starts, (nuint)((w * stride) + day));
                    var at = (nuint)((w * HourMasks.Row) + (day % 7));
                    can |= free & Vector256.LoadUnsafe(ref come, at);
                    likes |= free & Vector256.LoadUnsafe(ref like, at);
                }

                var grudging = Vector256.ConditionalSelect(Vector256.Equals(can, default).AsInt64(), Vector256.Create((long)Never), cost + Vector256.Create((long)weights.TimePreference));
                best = Vector256.Min(best, Vector256.ConditionalSelect(Vector256.Equals(likes, default).AsInt64(), grudging, cost));
            }

            Vector256.Narrow(best + wish, default).GetLower().StoreUnsafe(ref to, (nuint)(day - Base));
        }

        row[..(course.First - Base)].Fill(Never);
        row[Span..].Fill(Never);
        foreach (var off in course.OffDays)
            row[off - Base] = Never;
    }

    /// <summary>The same row for one session of a plan that stands: moving costs, and its very place costs nothing.</summary>
    void FillMoved(int session, int p, Calendar calendar)
    {
        var (stands, weights) = (course.Stands![session], course.Problem.Weights);
        var row = rows.AsSpan(RowAt(session, p), RowLength);
        rows.AsSpan(((course.Sessions[session] * practitioners) + p) * RowLength, RowLength).CopyTo(row);
        var other = course.Practitioners[p] == stands.Practitioner ? 0 : weights.MovedPractitioner;
        for (var x = course.First - Base; x < Span; x++)
            row[x] += other + weights.Moved + (weights.MovedDay * Math.Min(7, Math.Abs(x + Base - stands.Day)));
        if (stands.Day >= course.First && stands.Day <= course.Last && Starts.CostAt(course, calendar, session, p, stands.Day, stands.Bit) is { } stay)
            row[stands.Day - Base] = Math.Min(row[stands.Day - Base], stay + other);
    }
}
