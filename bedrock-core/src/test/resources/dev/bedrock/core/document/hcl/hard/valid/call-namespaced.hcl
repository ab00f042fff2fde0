a = provider::x::f(1)
b = f::g()
c = f :: g(1)
d = core::max(1, 2)
