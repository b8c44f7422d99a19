using Carboxy.Courses;

namespace Carboxy.Sessions;

/// <summary>What follows for a course when the patient takes a consent back.</summary>
public enum ConsentTakenBack
{
    /// <summary>The consent covers no session to come: it is written down, nothing else changes.</summary>
    Recorded,

    /// <summary>Sessions to come have lost their consent: the course ends.</summary>
    CourseStops,

    /// <summary>A session runs: places to come are given back now, and the course is stopped once the session is ended.</summary>
    PlacesGivenBack,
}

/// <summary>Decides what the withdrawal of a consent does to its course.</summary>
public static class ConsentWithdrawn
{
    /// <param name="numberInHand">The session that is running, or null.</param>
    public static ConsentTakenBack Decide(Consent consent, Next next, int? numberInHand) => (next, numberInHand) switch
    {
        (_, { } running) when consent.LastSession >= running => ConsentTakenBack.PlacesGivenBack,
        (Next.Due due, null) when consent.LastSession >= due.Number => ConsentTakenBack.CourseStops,
        _ => ConsentTakenBack.Recorded,
    };
}
