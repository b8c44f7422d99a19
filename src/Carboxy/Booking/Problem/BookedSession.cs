namespace Carboxy.Booking;

/// <summary>One session with its place: day, start, the length of each step in minutes, and who or what fills each role.</summary>
public sealed record BookedSession(int Day, int Start, IReadOnlyList<int> Durations, IReadOnlyDictionary<string, string> Resources)
{
    public string Practitioner => Resources[TemplateRole.Practitioner];
}

/// <summary>What came of a problem: the sessions of each course in order, or null where it is not placed.</summary>
public sealed record BookingSolution(string Problem, IReadOnlyDictionary<string, IReadOnlyList<BookedSession>?> Courses);
