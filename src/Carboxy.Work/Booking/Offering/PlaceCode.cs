using System.Globalization;
using Carboxy.Protocols;

namespace Carboxy.Work.Booking;

/// <summary>
/// Places as a form carries them: <c>number,day,start,practitioner,room,device,minutes-minutes-...</c>, one after the other with
/// semicolons. Steps and roles are the protocol's; a form cannot change them.
/// </summary>
static class PlaceCode
{
    const int LongestCode = 10_000;
    const int Parts = 7;

    public static string Write(IReadOnlyList<SessionPlace> places) => string.Join(';', places.Select(p => string.Create(CultureInfo.InvariantCulture,
        $"{p.Number},{p.Day:yyyy-MM-dd},{p.StartMinute},{p.Practitioner},{p.Room},{p.Device},{string.Join('-', p.Steps.Select(s => s.Minutes))}")));

    /// <summary>Null where it is no such code, or its steps are not those of the protocol.</summary>
    public static IReadOnlyList<SessionPlace>? Read(string? code, Protocol protocol)
    {
        if (string.IsNullOrEmpty(code) || code.Length > LongestCode)
            return null;
        List<SessionPlace> places = [];
        foreach (var part in code.Split(';'))
        {
            if (One(part.Split(','), protocol) is not { } place)
                return null;
            places.Add(place);
        }

        return places;
    }

    static SessionPlace? One(string[] parts, Protocol protocol)
    {
        if (parts.Length != Parts
            || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var number)
            || !DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !int.TryParse(parts[2], CultureInfo.InvariantCulture, out var start)
            || !Guid.TryParse(parts[3], out var practitioner) || !Guid.TryParse(parts[4], out var room)
            || (parts[5].Length > 0 && !Guid.TryParse(parts[5], out _))
            || StepsOf(parts[6].Split('-'), protocol) is not { } steps)
            return null;
        return new()
        {
            Number = number, Day = day, StartMinute = start, Template = protocol.Id, Steps = steps,
            Practitioner = new(practitioner), Room = new(room), Device = parts[5].Length > 0 ? new Id<ResourceRow>(Guid.Parse(parts[5])) : null,
        };
    }

    static List<PlacedStep>? StepsOf(string[] minutes, Protocol protocol)
    {
        if (minutes.Length != protocol.Calendar.Count)
            return null;
        List<PlacedStep> steps = [];
        foreach (var (step, text) in protocol.Calendar.Zip(minutes))
        {
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out var length) || length < step.Minutes.From || length > step.Minutes.To)
                return null;
            steps.Add(new(step.Id, length, CourseProblem.RolesOf(step)));
        }

        return steps;
    }
}
