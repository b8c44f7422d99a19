namespace Carboxy.Booking;

/// <summary>What each departure from the ideal costs; FORMAT "course-booking/1" says how they add up.</summary>
/// <param name="Unplaced">for each session of a course that is not placed</param>
/// <param name="FirstDay">for each day that the first session waits</param>
/// <param name="Gap">for each day that a gap differs from the ideal one</param>
/// <param name="TimePreference">for each session outside the preferred times</param>
/// <param name="Practitioner">for each session with a practitioner who was not wished for</param>
/// <param name="Switch">for each change of practitioner between two sessions</param>
/// <param name="Extra">for each slot by which steps are stretched</param>
/// <param name="Load">for each slot of work above a practitioner's target</param>
/// <param name="Moved">for each session that leaves its day or its start</param>
/// <param name="MovedDay">for each day that a session moves, up to seven</param>
/// <param name="MovedPractitioner">for each session that changes its practitioner</param>
public sealed record Weights(
    int Unplaced,
    int FirstDay,
    int Gap,
    int TimePreference,
    int Practitioner,
    int Switch,
    int Extra,
    int Load,
    int Moved,
    int MovedDay,
    int MovedPractitioner);
