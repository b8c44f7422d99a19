using Carboxy.Patients;

namespace Carboxy.Work.Booking;

/// <summary>A stretch of time that a booking takes of one resource, or of the patient.</summary>
public readonly record struct Occupied(Guid Resource, DateOnly Day, DayPart Part)
{
    /// <summary>What a place takes: only the steps that list a role occupy whoever fills it; neighbouring steps are joined.</summary>
    public static IReadOnlyList<Occupied> By(SessionPlace place, Id<Patient> patient)
    {
        List<Occupied> taken = [];
        foreach (var (role, resource) in Roles(place, patient))
        {
            var at = place.StartMinute;
            foreach (var step in place.Steps)
            {
                var part = new DayPart(at, at + step.Minutes);
                at = part.To;
                if (!step.Roles.HasFlag(role))
                    continue;
                if (taken.Count > 0 && taken[^1] is var last && last.Resource == resource && last.Part.To == part.From)
                    taken[^1] = last with { Part = new(last.Part.From, part.To) };
                else
                    taken.Add(new(resource, place.Day, part));
            }
        }

        return taken;
    }

    public static IReadOnlyList<Occupied> By(BookingRow row) => By(SessionPlace.Of(row), row.PatientId);

    /// <summary>What a place takes of practitioner, room and device, whoever the patient is.</summary>
    internal static IReadOnlyList<Occupied> OfResources(SessionPlace place) => [.. By(place, default).Where(o => o.Resource != Guid.Empty)];

    internal IEnumerable<int> Ticks => Enumerable.Range(Tick.Of(Day, Part.From), (Part.To - Part.From) / Tick.Minutes);

    static IEnumerable<(StepRoles Role, Guid Resource)> Roles(SessionPlace place, Id<Patient> patient)
    {
        yield return (StepRoles.Practitioner, place.Practitioner.Value);
        yield return (StepRoles.Room, place.Room.Value);
        if (place.Device is { } device)
            yield return (StepRoles.Device, device.Value);
        yield return (StepRoles.Patient, patient.Value);
    }
}
