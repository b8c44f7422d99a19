namespace Carboxy.Booking;

/// <summary>Why a course cannot be booked, or not so: the session that finds no day, every reason that is needed, and what would help.</summary>
/// <param name="Session">the number of the session that finds no day, from 1; those before it can be placed</param>
/// <param name="Reasons">together they speak of every day, and no smaller number of reasons does</param>
/// <param name="Ways">what would make it work, each by itself, and when it would begin</param>
public sealed record Refusal(int Session, Text Head, IReadOnlyList<RefusalReason> Reasons, IReadOnlyList<WayOut> Ways);

/// <summary>What keeps a session from some days.</summary>
public sealed record RefusalReason(Impediment Impediments, IReadOnlyList<int> Days, Text Words);

/// <summary>One thing that would make a course possible, and the first plan that it would make possible.</summary>
public sealed record WayOut(Text Words, IReadOnlyList<BookedSession> Plan);
