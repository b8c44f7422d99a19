using System.Globalization;

namespace Carboxy.Booking;

/// <summary>Writes invented problems as files: <c>./bench booking-instance COURSES FILE [SEED]</c>, in joint mode, in a clinic that is large enough.</summary>
static class BookingInstance
{
    public static int Run(string[] args)
    {
        if (args is not [var courses, var file, .. var rest] || !int.TryParse(courses, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            Console.Error.WriteLine("./bench booking-instance COURSES FILE [SEED]");
            return 2;
        }

        var seed = rest is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1;
        File.WriteAllBytes(file, ProblemWriter.Write(InventedClinic.Invent(SizeFor(count), count, BookingMode.Joint, seed)).Span);
        return 0;
    }

    internal static ClinicSize SizeFor(int courses) => courses switch
    {
        <= 30 => new("small", 5, 6, 3, 91, 0.3),
        <= 300 => new("middle", 14, 16, 7, 126, 0.35),
        _ => new("large", 40, 44, 18, 182, 0.35),
    };
}
