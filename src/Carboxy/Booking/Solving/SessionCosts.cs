namespace Carboxy.Booking;

/// <summary>
/// What one session costs by itself, at its best start, for each template, practitioner and day: time, wish, stretching, and how far it
/// moves from where it stands. Memory is kept from course to course.
/// </summary>
abstract class SessionCosts(Calendar calendar)
{
    /// <summary>The cost of what cannot be; two of them still fit into a number.</summary>
    public const int Never = 1 << 29;

    /// <summary>Days that are summed at once.</summary>
    public const int Lanes = 8;

    int[] rows = [];
    int practitioners;

    /// <summary>The day of column 0: the first day of the course or up to three before, where whole lanes begin.</summary>
    public int Base { get; private set; }

    /// <summary>Columns until the last day of the course.</summary>
    public int Span { get; private set; }

    /// <summary>Columns of a row: the span in whole lanes, and room to look beyond it by the longest gap.</summary>
    public int RowLength { get; private set; }

    /// <summary>What every cost of the problem is multiplied by.</summary>
    public int Factor { get; protected set; } = 1;

    protected Calendar Calendar => calendar;

    protected CourseShape Course { get; private set; } = null!;

    public virtual void Fill(CourseShape course)
    {
        (Course, practitioners) = (course, course.Practitioners.Length);
        Base = course.First / RunMask.Lanes * RunMask.Lanes;
        Span = course.Last - Base + 1;
        RowLength = ((Span + Lanes - 1) / Lanes * Lanes) + Math.Min(course.Course.LongestGap, Span) + Lanes;
        var needed = (course.Templates.Length + (course.Stands is null ? 0 : course.Sessions.Length)) * practitioners * RowLength;
        if (rows.Length < needed)
            rows = new int[needed];
        for (var t = 0; t < course.Templates.Length; t++)
        {
            var masks = calendar.Masks(course.Templates[t].Index);
            for (var p = 0; p < practitioners; p++)
                FillOne(t, p, masks);
        }

        for (var i = 0; course.Stands is not null && i < course.Sessions.Length; i++)
        {
            for (var p = 0; p < practitioners; p++)
                FillMoved(i, p);
        }
    }

    /// <summary>The row of a session with a practitioner.</summary>
    public ReadOnlySpan<int> Row(int session, int practitioner) => rows.AsSpan(RowAt(session, practitioner), RowLength);

    public int Scaled(long cost) => (int)Math.Min(cost * Factor, Never);

    /// <summary>The start that the row's cost stands for.</summary>
    public abstract int BeginsAt(int session, int practitioner, int day);

    /// <summary>The session at that start, every role filled.</summary>
    public abstract PlacedSession Place(int session, int practitioner, int day);

    /// <summary>Costs from column 0 on, whole lanes of days, where the practitioner is a candidate.</summary>
    protected abstract void FillRow(int t, int p, TemplateMasks masks, Span<int> row);

    /// <summary>What a session costs at one very start, without moving; null where it does not fit.</summary>
    protected abstract int? CostAt(int session, int practitioner, int day, int bit);

    int RowAt(int session, int practitioner) =>
        (((Course.Stands is null ? Course.Sessions[session] : Course.Templates.Length + session) * practitioners) + practitioner) * RowLength;

    void FillOne(int t, int p, TemplateMasks masks)
    {
        var row = rows.AsSpan(((t * practitioners) + p) * RowLength, RowLength);
        row.Fill(Never);
        if (Course.Candidates[t][p] < 0)
            return;
        FillRow(t, p, masks, row);
        row[..(Course.First - Base)].Fill(Never);
        row[Span..].Fill(Never);
        foreach (var off in Course.OffDays)
            row[off - Base] = Never;
    }

    /// <summary>The same row for one session of a plan that stands: moving costs, and its very place costs nothing.</summary>
    void FillMoved(int session, int p)
    {
        var (stands, weights) = (Course.Stands![session], Course.Problem.Weights);
        var row = rows.AsSpan(RowAt(session, p), RowLength);
        rows.AsSpan(((Course.Sessions[session] * practitioners) + p) * RowLength, RowLength).CopyTo(row);
        var other = Course.Practitioners[p] == stands.Practitioner ? 0 : weights.MovedPractitioner;
        for (var x = Course.First - Base; x < Span; x++)
            row[x] = Math.Min(Never, row[x] + Scaled(other + weights.Moved + ((long)weights.MovedDay * Math.Min(7, Math.Abs(x + Base - stands.Day)))));
        if (stands.Day >= Course.First && stands.Day <= Course.Last && !Course.OffDays.Contains(stands.Day) && CostAt(session, p, stands.Day, stands.Bit) is { } stay)
            row[stands.Day - Base] = Math.Min(row[stands.Day - Base], stay + Scaled(other));
    }
}
