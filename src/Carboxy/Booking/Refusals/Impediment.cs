namespace Carboxy.Booking;

/// <summary>What can keep a session from a day. Some stand alone; of the others several may be needed together.</summary>
[Flags]
public enum Impediment
{
    None = 0,

    /// <summary>Fewer days after the session before than the course demands.</summary>
    TooSoon = 1,

    /// <summary>More days after the session before than the course allows.</summary>
    TooLate = 2,

    /// <summary>One session too many in seven days.</summary>
    SevenDays = 4,

    OffDay = 8,

    /// <summary>Too near the end of the course's days for the sessions that still follow.</summary>
    Window = 16,

    Hours = 32,
    Practitioner = 64,
    Assistant = 128,
    Room = 256,
    Device = 512,
}
