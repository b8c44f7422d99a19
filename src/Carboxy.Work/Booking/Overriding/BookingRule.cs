using Carboxy.Work.People;

namespace Carboxy.Work.Booking;

/// <summary>A rule that those allowed may break when they book, with a reason that is kept.</summary>
public enum BookingRule
{
    /// <summary>Outside working hours, where nobody has said that the practitioner, room or device is away.</summary>
    Hours,

    /// <summary>Later after the session before than the course has it: a warning of the course, never a bar (C-04).</summary>
    LongestGap,

    /// <summary>Sooner after the session before than the course allows.</summary>
    ShortestGap,

    /// <summary>More sessions in a few days than the course allows.</summary>
    Crowd,

    /// <summary>A rest after an earlier session or another procedure that has not passed.</summary>
    Rest,

    /// <summary>A practitioner, room or device that is not marked for this kind of treatment or zone.</summary>
    Skill,
}

/// <summary>Who may break which rule, and what the rules are called.</summary>
public static class BookingRuleWords
{
    static readonly string[] Desk = [.. Roles.All];

    /// <summary>What is medicine is for a physician alone; what is the clinic's own order is for everybody who books.</summary>
    static readonly string[] Physicians = [Roles.Physician];

    public static IReadOnlyList<string> MayBreak(this BookingRule rule) => rule is BookingRule.Hours or BookingRule.LongestGap ? Desk : Physicians;

    public static Text Name(this BookingRule rule) => rule switch
    {
        BookingRule.Hours => new("вне рабочих часов", "outside working hours"),
        BookingRule.LongestGap => new("промежуток длиннее, чем в курсе", "a longer gap than the course has"),
        BookingRule.ShortestGap => new("промежуток короче допустимого", "a shorter gap than is allowed"),
        BookingRule.Crowd => new("сеансов подряд больше допустимого", "more sessions in a row of days than are allowed"),
        BookingRule.Rest => new("отдых ещё не прошёл", "a rest has not passed"),
        BookingRule.Skill => new("нет отметки об этом виде лечения", "not marked for this treatment"),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
    };
}
