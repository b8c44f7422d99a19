namespace Carboxy.Booking;

/// <summary>Days on which a course may begin: from the first to the last, so many days apart.</summary>
readonly record struct Beginnings(int From, int Until, int Step = 1)
{
    /// <summary>Every day that leaves room for the sessions after the first.</summary>
    public static Beginnings Of(CourseShape course) => new(course.First, course.LastBeginning);

    /// <summary>That day alone, or none where it is not one of these.</summary>
    public Beginnings On(int day) => day >= From && day <= Until ? new(day, day) : new(0, -1);

    public Beginnings Since(int day) => this with { From = Math.Max(From, day) };

    /// <summary>Those on one weekday, Monday being 0 as it is day 0.</summary>
    public Beginnings EachWeek(int weekday) => new(From + ((weekday - (From % 7) + 7) % 7), Until, 7);
}
