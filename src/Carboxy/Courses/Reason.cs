namespace Carboxy.Courses;

/// <summary>Why something is so, in words for people, and who says it. Never without a source.</summary>
public sealed record Reason
{
    public Reason(Text text, IReadOnlyList<string> sources)
    {
        if (sources.Count == 0)
            throw new ArgumentException("A reason names its source.", nameof(sources));
        (Text, Sources) = (text, sources);
    }

    public Text Text { get; }

    public IReadOnlyList<string> Sources { get; }

    public string In(Language language) => $"{Text.In(language)} ({string.Join(", ", Sources)})";

    public bool Equals(Reason? other) => other is not null && Text == other.Text && Sources.SequenceEqual(other.Sources);

    public override int GetHashCode() => Text.GetHashCode();
}

/// <summary>A day that bounds a session, with every reason, the deciding one first.</summary>
public sealed record Bound(DateOnly Date, IReadOnlyList<Reason> Reasons);

/// <summary>A rest that has to pass: so many days since something.</summary>
/// <param name="After">What happened, in the genitive where Russian asks for it: "сеанса 3", "session 3".</param>
sealed record Rest(DateOnly Since, Text After, int DaysLong, Text Why, IReadOnlyList<string> Sources)
{
    public DateOnly Until => Since.AddDays(DaysLong);

    public Reason AsReason()
    {
        var (until, since, days) = (Days.Show(Until), Days.Show(Since), Days.Count(DaysLong));
        return new(new(
            $"{Why.Ru} {days.Ru} после {After.Ru} ({since.Ru}) — не раньше {until.Ru}.",
            $"{Why.En} {days.En} after {After.En} ({since.En}): not before {until.En}."), Sources);
    }

    /// <summary>Why a day inside the rest is refused, and which day is the first.</summary>
    public Reason Refuse(DateOnly day)
    {
        var passed = Days.Count(Math.Max(0, day.DayNumber - Since.DayNumber));
        var (on, until, days) = (Days.Show(day), Days.Show(Until), Days.Count(DaysLong));
        return new(new(
            $"{on.Ru}: {passed.Ru} после {After.Ru}, нужно не меньше: {days.Ru}. Первый допустимый день — {until.Ru}.",
            $"{on.En} is {passed.En} after {After.En}; the minimum is {days.En}. The first allowed day is {until.En}."), Sources);
    }
}
