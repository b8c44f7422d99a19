using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Carboxy.Work.Tests")]
[assembly: InternalsVisibleTo("Carboxy.Benchmarks")]
[assembly: InternalsVisibleTo("Carboxy.Web.Tests")]
