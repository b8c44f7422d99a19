using System.Globalization;

namespace Carboxy.Web.Journeys;

/// <summary>The machine on which the tests run.</summary>
static class Machine
{
    const string Load = "/proc/loadavg";

    /// <summary>How many times more work waits than there are processors to do it, at least 1: so many times longer everything takes.</summary>
    public static double Burden => File.Exists(Load)
        ? Math.Max(1, double.Parse(File.ReadAllText(Load).Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount)
        : 1;
}
